package io.fixres.runner.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Layers;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageSpec;
import io.fixres.contract.TrainWork;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.Stages;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.Numerics;
import io.fixres.runner.engine.Sgd;
import io.fixres.runner.engine.TrainReplicas;
import io.fixres.runner.engine.TrainState;
import io.fixres.runner.engine.TrainStep;
import io.fixres.runner.learn.LearnLoop.Learner;
import io.fixres.runner.model.Weights;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.stage.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with steps under way while the next begins, as on a GPU: nothing it tells differs. */
class LearnLoopIT {
  @TempDir Path folder;

  @Test
  void stepsUnderWayChangeNothing() throws IOException {
    Ended inTurn = learn(0, new Stop());
    Ended ahead = learn(2, new Stop());

    assertThat(ahead.saved().weights()).isEqualTo(inTurn.saved().weights());
    assertThat(ahead.saved().momentum()).isEqualTo(inTurn.saved().momentum());
    assertThat(ahead.outcome().end().step()).isEqualTo(inTurn.outcome().end().step()).isPositive();
    assertThat(ahead.outcome().epochLoss()).isEqualTo(inTurn.outcome().epochLoss());
    assertThat(ahead.outcome().images()).isEqualTo(inTurn.outcome().images());
  }

  @Test
  void whatIsUnderWayEndsBeforeACheckpoint() {
    // given
    Stop stop = new Stop();
    stop.request("told to stop");
    // then: as the first step was begun before anybody looked
    assertThatThrownBy(() -> learn(2, stop))
        .isInstanceOfSatisfying(
            StageFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.INTERRUPTED))
        .hasMessageContaining("step 1 of r32-s0/train is saved");
  }

  @Test
  void theStepThatDivergedIsNamed() {
    List<String> said = new ArrayList<>();
    for (int stepsAhead : new int[] {0, 2}) {
      assertThatThrownBy(() -> learn(stepsAhead, 1e30, new Stop()))
          .isInstanceOfSatisfying(
              StageFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.DIVERGED))
          .satisfies(e -> said.add(e.getMessage()));
    }
    // which one it is depends on the processor's kernels
    assertThat(said.get(0)).containsPattern("at epoch 1, step [23]:");
    assertThat(said.get(1)).isEqualTo(said.get(0));
  }

  /** What came of it, and the last state that was saved. */
  private record Ended(LearnLoop.Outcome outcome, TrainState saved) {}

  private Ended learn(int stepsAhead, Stop stop) throws IOException {
    return learn(stepsAhead, 1e-4, stop);
  }

  private Ended learn(int stepsAhead, double weightDecay, Stop stop) throws IOException {
    StageSpec stage = Stages.train(Stages.scenes(400), 2);
    StageContext context = StageContexts.of(folder, "ahead-" + stepsAhead, stage, stop);
    LearnJob job = LearnJob.of((TrainWork) context.spec().work());
    StageData data = StageData.open(context, job.dataset(), job.model());
    Checkpoints checkpoints = new Checkpoints(context.directory(), 1);
    Freezing freezing = Freezing.of(data.architecture(), Layers.ALL, BatchNormPolicy.AFFINE);
    try (Devices devices = Devices.cpu(1);
        TrainReplicas replicas =
            TrainReplicas.of(
                devices,
                1,
                Weights.fresh(data.architecture(), data.classes(), 0),
                Numerics.FAST,
                network -> TrainStep.of(network, freezing, new Sgd(0.9, weightDecay, 0)));
        TrainInputs inputs = new DecodedImages(job, data)) {
      Learner learner = new Learner(replicas, checkpoints, stepsAhead);
      Position start = Position.start(data.train().manifest());
      LearnLoop.Outcome outcome =
          new LearnLoop(context, job, learner, start, Attempt.begin()).run(inputs, data.classes());
      return new Ended(
          outcome, checkpoints.newest(data.architecture(), data.classes()).orElseThrow());
    }
  }
}
