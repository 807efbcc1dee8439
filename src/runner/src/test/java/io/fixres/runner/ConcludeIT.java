package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ArmKind;
import io.fixres.contract.AugmentationKind;
import io.fixres.contract.ClaimRole;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.Decoding;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Json;
import io.fixres.contract.Metric;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Recipe;
import io.fixres.contract.Split;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From training to the verdict and the best model, and what is said when scores are missing. */
class ConcludeIT {
  @TempDir Path workspace;

  private static final ModelRef GIVEN =
      new ModelRef(
          "tiny_resnet8",
          null,
          new ModelRef.WeightsRef(ClaimRole.WORKSPACE, Spoiled.WEIGHTS, null, 32));
  private static final Recipe.Augmentation SCALED =
      new Recipe.Augmentation(
          AugmentationKind.TRAIN,
          new Recipe.Range(0.25, 1),
          new Recipe.Range(0.75, 1.3333),
          true,
          0,
          0,
          0,
          1,
          Decoding.SCALED);

  @Test
  void verdictRestsOnTheSweepsAndComesWithItsModel() throws Exception {
    DatasetRef data = Stages.scenes(200);
    StageSpec train = Stages.train(data, 1);
    StageSpec tune = Stages.fineTune(data, train);
    StageSpec untuned = Stages.sweep(data, train, 32, 48);
    StageSpec tuned = Stages.sweep(data, tune, 32, 48);
    StageSpec conclude =
        conclude(
            Stages.MODEL,
            data,
            List.of(
                arm(ArmKind.UNTUNED, null, train, untuned), arm(ArmKind.TUNED, 48, tune, tuned)));
    Child child = new Child(workspace, workspace);
    for (StageSpec stage : List.of(train, tune, untuned, tuned, conclude)) {
      assertThat(child.run(stage)).returns(0, Child.Ended::exitCode);
    }

    Verdict verdict = verdict();

    assertThat(verdict).isEqualTo(child.result(conclude).verdict());
    assertThat(verdict.images()).isEqualTo(40);
    assertThat(verdict.curves()).hasSize(2);
    assertThat(verdict.curves().get(0).points().get(1).top1())
        .isEqualTo(child.result(untuned).points().get(1).top1());
    assertThat(verdict.warnings())
        .extracting(Verdict.Warning::reason)
        .contains("FewImages", "ScaledDecoding");
    assertThat(verdict.model()).isNotNull();
    assertThat(Files.readString(workspace.resolve("best/SHA256SUMS")))
        .contains(verdict.model().sha256() + "  model.safetensors");
  }

  @Test
  void aClassifierThatTheSweepHadToDrawIsDeployedAsScored() throws Exception {
    Spoiled.images(workspace.resolve("data"));
    Architecture tiny = Architectures.find(GIVEN.architecture()).orElseThrow();
    Weights.fresh(tiny, 3, 0).save(workspace.resolve(Spoiled.WEIGHTS));
    SweepWork work =
        new SweepWork(
            GIVEN,
            Stages.folder(),
            null,
            Split.VALIDATION,
            List.of(new EvalPoint(32, 0.875)),
            Interpolation.BILINEAR,
            1,
            0);
    StageSpec sweep = Stages.spec("w32-s0/sweep", StageKind.SWEEP, work);
    Arm arm =
        new Arm(
            "w32-s0",
            ArmKind.UNTUNED,
            32,
            null,
            0,
            null,
            work.scoreKey(),
            work.points(),
            sweep.hash());
    StageSpec conclude = conclude(GIVEN, Stages.folder(), List.of(arm));
    Child child = new Child(workspace, workspace.resolve("data"));

    for (StageSpec stage : List.of(sweep, conclude)) {
      assertThat(child.run(stage)).returns(0, Child.Ended::exitCode);
    }

    Path best = workspace.resolve(Workspace.BEST).resolve(Workspace.MODEL);
    assertThat(Weights.load(best, tiny, 2, 0).freshClassifier()).isFalse();
    assertThat(verdict().warnings().get(0))
        .extracting(Verdict.Warning::reason, Verdict.Warning::message)
        .contains("UntrainedClassifier")
        .asString()
        .contains("that of given.safetensors is for 3 classes, the data has 2");
  }

  @Test
  void missingScoresAreSaidWithTheirPlace() throws Exception {
    DatasetRef data = Stages.scenes(60);
    StageSpec train = Stages.train(data, 1);
    StageSpec sweep = Stages.sweep(data, train, 32);
    StageSpec conclude =
        conclude(Stages.MODEL, data, List.of(arm(ArmKind.UNTUNED, null, train, sweep)));
    Child child = new Child(workspace, workspace);
    assertThat(child.run(train)).returns(0, Child.Ended::exitCode);

    Child.Ended ended = child.run(conclude);

    assertThat(ended.exitCode()).isEqualTo(ExitCode.DATA_NOT_FOUND.number());
    assertThat(child.error(conclude).message()).contains("stage " + sweep.hash());
    assertThat(ended.output()).doesNotContain("\tat ");
  }

  @Test
  void imagesThatWereNotScoredAreRefusedUntilTheyAre() throws Exception {
    // given
    Path data = workspace.resolve("data");
    Spoiled.images(data);
    StageSpec train = Spoiled.train(1, AugmentationKind.TRAIN);
    StageSpec sweep = Stages.sweep(Stages.folder(), train, 32);
    StageSpec conclude =
        conclude(Stages.MODEL, Stages.folder(), List.of(arm(ArmKind.UNTUNED, null, train, sweep)));
    Child child = new Child(workspace, data);
    for (StageSpec stage : List.of(train, sweep)) {
      assertThat(child.run(stage)).returns(0, Child.Ended::exitCode);
    }
    Path image = data.resolve("val/ant/0.jpg");
    Files.move(image, image.resolveSibling("1.jpg"));

    // when
    Child.Ended changed = child.run(conclude);
    boolean isWritten = Files.exists(workspace.resolve(Workspace.BEST));
    Files.move(image.resolveSibling("1.jpg"), image);
    Child.Ended restored = child.run(conclude);
    String origin = child.result(conclude).origin();
    Files.move(image, image.resolveSibling("1.jpg"));
    Spoiled.delete(child.directory(sweep));
    child.run(sweep);
    Child.Ended scored = child.run(conclude);

    // then
    assertThat(changed.exitCode()).isEqualTo(ExitCode.DATA_CHANGED.number());
    assertThat(changed.output())
        .contains("split 'val' of the data set changed since sweep " + sweep.hash())
        .contains("or remove " + child.directory(sweep) + " and run again: that sweep is done");
    assertThat(isWritten).isFalse();
    assertThat(restored.exitCode()).isZero();
    assertThat(scored.exitCode()).isZero();
    assertThat(child.result(conclude).origin()).isNotEqualTo(origin);
  }

  private Verdict verdict() throws IOException {
    return Json.read(Files.readString(workspace.resolve(Workspace.VERDICT)), Verdict.class);
  }

  private static StageSpec conclude(ModelRef model, DatasetRef data, List<Arm> arms) {
    return Stages.spec(
        "conclude",
        StageKind.CONCLUDE,
        new ConcludeWork(
            model,
            data,
            arms,
            new ConcludeWork.SelectionRule(Metric.TOP1, 0.3, 0.95, 0),
            0,
            Interpolation.BILINEAR,
            SCALED,
            null));
  }

  private static Arm arm(
      ArmKind kind, @Nullable Integer fineTuned, StageSpec learned, StageSpec sweep) {
    SweepWork work = (SweepWork) sweep.work();
    List<EvalPoint> points = work.points();
    return new Arm(
        "r32-s0", kind, 32, fineTuned, 0, learned.hash(), work.scoreKey(), points, sweep.hash());
  }
}
