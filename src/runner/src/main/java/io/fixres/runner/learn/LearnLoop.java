package io.fixres.runner.learn;

import io.fixres.contract.ExitCode;
import io.fixres.contract.Recipe;
import io.fixres.contract.StageExecution.Cadence;
import io.fixres.contract.StageFailure;
import io.fixres.runner.engine.LearningRate;
import io.fixres.runner.engine.RunningStep;
import io.fixres.runner.engine.StepOutcome;
import io.fixres.runner.engine.Targets;
import io.fixres.runner.engine.TrainReplicas;
import io.fixres.runner.engine.TrainReplicas.Example;
import io.fixres.runner.learn.TrainBatches.Part;
import io.fixres.runner.learn.TrainBatches.TrainBatch;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.ProgressReporter.Learning;
import io.fixres.runner.stage.StageContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The training loop: batch, step, progress, checkpoint, until the last epoch or a request to stop.
 * A checkpoint is taken when no step is under way.
 */
final class LearnLoop {
  private final StageContext context;
  private final LearnJob job;
  private final Learner learner;
  private final Attempt attempt;
  private final double earlierSeconds;
  private final Deque<Underway> underway = new ArrayDeque<>();
  private Position position;
  private double savedAt;

  /**
   * What learns and where its states are kept.
   *
   * @param stepsAhead how many steps may be under way while the next is begun
   */
  record Learner(TrainReplicas replicas, Checkpoints checkpoints, int stepsAhead) {
    Learner(TrainReplicas replicas, Checkpoints checkpoints) {
      this(replicas, checkpoints, replicas.stepsAhead());
    }
  }

  /** A step that was begun, and what it learns from. */
  private record Underway(TrainBatch batch, RunningStep step) {}

  LearnLoop(StageContext context, LearnJob job, Learner learner, Position start, Attempt attempt) {
    this.context = context;
    this.job = job;
    this.learner = learner;
    this.attempt = attempt;
    this.earlierSeconds = start.seconds();
    this.position = start;
  }

  /**
   * What came of it.
   *
   * @param end the last position
   * @param epochLoss mean of the last epoch; NaN = there was none
   * @param images learned from in this attempt
   * @param unreadable how many images were passed over
   * @param waitedSeconds in this attempt, for images
   */
  record Outcome(
      Position end, double epochLoss, long images, int unreadable, double waitedSeconds) {}

  /**
   * Learns until the end.
   *
   * @param classes outputs of the network
   */
  Outcome run(TrainInputs inputs, int classes) throws IOException {
    Recipe recipe = job.recipe();
    long first = position.step();
    try (TrainBatches batches = new TrainBatches(job, inputs, first, context.threads())) {
      int epoch = batches.stepsPerEpoch();
      long last = (long) recipe.epochs() * epoch;
      if (first > 0) {
        System.err.printf("going on from step %d of %d%n", first, last);
      }
      LearningRate rate = new LearningRate(recipe.optimizer(), recipe.epochs(), epoch);
      Mixing mixing = new Mixing(recipe.augmentation(), classes, job.point().resolution());
      for (long step = first; step < last; step++) {
        if (!batches.isNextReady()) {
          await(0, batches); // so that waiting for images is told from computing
        }
        TrainBatch batch = batches.next();
        underway.add(new Underway(batch, start(inputs, batch, mixing, step, rate.at(step))));
        boolean isDue = isSaveDue(step + 1, epoch);
        await(isDue || step + 1 == last ? 0 : learner.stepsAhead(), batches);
        if (isDue) {
          save();
        }
      }
      long images = (position.step() - first) * batches.batchSize();
      return new Outcome(
          position,
          position.lossSum() / position.lossCount(),
          images,
          inputs.unreadable(),
          inputs.waitedSeconds() + batches.waitedSeconds());
    }
  }

  /** Waits until no more than so many steps are under way. */
  private void await(int steps, TrainBatches batches) {
    int epoch = batches.stepsPerEpoch();
    while (underway.size() > steps) {
      Underway oldest = underway.remove();
      StepOutcome outcome = oldest.step().await();
      batches.release(oldest.batch());
      position = position.after(outcome.loss(), epoch, earlierSeconds + attempt.seconds());
      requireFinite(outcome, epoch);
      report(epoch, batches.batchSize());
    }
  }

  private RunningStep start(
      TrainInputs inputs, TrainBatch batch, Mixing mixing, long step, double rate) {
    List<Example> examples = new ArrayList<>();
    for (Part part : batch.parts()) {
      long draw = step * batch.parts().size() + examples.size();
      Targets targets =
          mixing.isOn()
              ? mixing.apply(part.numbers(), part.labels(), job.seed(), draw)
              : new Targets.Hard(part.labels());
      examples.add(new Example(inputs.batch(part.numbers(), part.labels().length), targets));
    }
    return learner.replicas().start(examples, rate);
  }

  private void requireFinite(StepOutcome outcome, int stepsPerEpoch) {
    if (outcome.isDiverged()) {
      long done = position.step() - 1;
      throw new StageFailure(
          ExitCode.DIVERGED,
          "loss is %s at epoch %d, step %d: lower optimizer.learningRate (now %s), or lengthen the warm-up"
              .formatted(
                  outcome.loss(),
                  done / stepsPerEpoch + 1,
                  done % stepsPerEpoch + 1,
                  job.recipe().optimizer().learningRate()));
    }
  }

  private void report(int stepsPerEpoch, int batchSize) {
    int epochs = job.recipe().epochs();
    int epoch = (int) ((position.step() - 1) / stepsPerEpoch) + 1;
    context
        .progress()
        .report(
            job.phase(),
            position.step() * batchSize,
            (long) epochs * stepsPerEpoch * batchSize,
            new Learning(epoch, epochs, position.lossSum() / position.lossCount()));
  }

  /** Whether the state behind this many steps is kept. */
  private boolean isSaveDue(long steps, int stepsPerEpoch) {
    Cadence cadence = context.spec().execution().checkpoint();
    boolean epochIsOver = steps % stepsPerEpoch == 0;
    boolean dueByEpochs = epochIsOver && cadence.isDueAfter(steps / stepsPerEpoch);
    boolean dueByTime = cadence.isOverdue(attempt.seconds() - savedAt);
    return dueByEpochs || dueByTime || context.stop().isRequested();
  }

  private void save() throws IOException {
    learner.checkpoints().save(learner.replicas(), position);
    savedAt = attempt.seconds();
    if (context.stop().isRequested()) {
      throw context.stop().saved("step " + position.step() + " of " + context.spec().id());
    }
  }
}
