package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Interpolation;
import io.fixres.contract.PointScore;
import io.fixres.contract.Split;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import io.fixres.runner.stage.Stop;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoding once and scoring everywhere gives the numbers that scoring one size at a time gives. */
class SweepIT {
  @TempDir Path folder;

  @Test
  void oneSweepOfManySizesEqualsManySweepsOfOne() throws Exception {
    DatasetRef data = Stages.scenes(200);
    StageSpec train = Stages.train(data, 1);
    StageSpec tune = Stages.fineTune(data, train);
    Child child = new Child(folder.resolve("ws"), folder);
    assertThat(child.run(train)).returns(0, Child.Ended::exitCode);
    assertThat(child.run(tune)).returns(0, Child.Ended::exitCode);

    StageSpec single = Stages.sweep(data, tune, 48);
    StageSpec all = Stages.sweep(data, tune, 32, 48, 64);
    assertThat(child.run(single)).returns(0, Child.Ended::exitCode);
    Child fresh = new Child(folder.resolve("ws"), folder);
    assertThat(fresh.run(all)).returns(0, Child.Ended::exitCode);

    StageResult result = child.result(all);
    assertThat(result.points())
        .extracting(score -> score.point().resolution())
        .containsExactly(32, 48, 64);
    assertThat(counts(result.points().get(1)))
        .isEqualTo(counts(child.result(single).points().get(0)));
    assertThat(child.run(Stages.sharded(all, 3))).returns(0, Child.Ended::exitCode);
    assertThat(child.result(Stages.sharded(all, 3)).points())
        .as("a process that was told no share takes all")
        .allSatisfy(score -> assertThat(score.images()).isEqualTo(40));
    assertThat(result.points()).allSatisfy(score -> assertThat(score.images()).isEqualTo(40));
  }

  @Test
  void sharesOfOneSweepAddUpToTheWhole() throws Exception {
    // given
    DatasetRef data = Stages.scenes(200);
    StageSpec train = Stages.train(data, 1);
    StageSpec whole = Stages.sweep(data, train, 32, 48);
    StageSpec shared = Stages.sharded(whole, 2);
    Child child = new Child(folder.resolve("ws"), folder);
    assertThat(child.run(train)).returns(0, Child.Ended::exitCode);
    assertThat(child.run(whole)).returns(0, Child.Ended::exitCode);

    // when
    List<Child.Ended> shares = child.runShares(shared, 2);

    // then
    assertThat(shares).allSatisfy(end -> assertThat(end.exitCode()).as(end.output()).isZero());
    assertThat(child.result(shared).points())
        .extracting(PointScore::images, PointScore::correct1, PointScore::correct5)
        .containsExactlyElementsOf(
            child.result(whole).points().stream()
                .map(score -> tuple(score.images(), score.correct1(), score.correct5()))
                .toList());
  }

  @Test
  void aSweepThatIsStoppedGoesOnWhereItWas() throws Exception {
    // given
    DatasetRef data = Stages.scenes(200);
    StageSpec train = Stages.train(data, 1);
    StageSpec sweep = Stages.batched(Stages.sweep(data, train, 32, 48), 16);
    Path stopped = folder.resolve("stopped");
    Child child = new Child(stopped, folder);
    Child undisturbed = new Child(folder.resolve("undisturbed"), folder);
    assertThat(child.run(train)).returns(0, Child.Ended::exitCode);
    assertThat(undisturbed.run(train)).returns(0, Child.Ended::exitCode);
    Stop stop = new Stop();
    stop.request("stopped by the test");

    // when
    ExitCode code = new StageProcess(child.environment(sweep), stop).run();

    // then
    assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(child.error(sweep).message()).contains("image 16 of r32-s0/sweep is saved");
    Path scores = stopped.resolve(Workspace.scores(((SweepWork) sweep.work()).scoreKey()));
    assertThat(scores.resolve("48-0.875.scores")).exists();
    assertThat(child.directory(sweep).resolve(Workspace.SECONDS)).exists();
    assertThat(child.run(sweep)).returns(0, Child.Ended::exitCode);
    assertThat(child.directory(sweep).resolve(Workspace.SECONDS)).doesNotExist();
    assertThat(undisturbed.run(sweep)).returns(0, Child.Ended::exitCode);
    assertThat(child.result(sweep).points())
        .extracting(SweepIT::counts)
        .containsExactlyElementsOf(
            undisturbed.result(sweep).points().stream().map(SweepIT::counts).toList());
    assertThat(child.result(sweep).points())
        .allSatisfy(score -> assertThat(score.images()).isEqualTo(40));
  }

  @Test
  void sharesThatBeginInAnEmptyWorkspaceDoNotDisturbEachOther() throws Exception {
    // given
    SweepWork given =
        new SweepWork(
            Stages.MODEL,
            Stages.scenes(300),
            null,
            Split.VALIDATION,
            List.of(new EvalPoint(32, 0.875)),
            Interpolation.BILINEAR,
            2,
            0);
    StageSpec sweep = Stages.spec("given/sweep", StageKind.SWEEP, given);
    Child child = new Child(folder.resolve("ws"), folder);

    // when
    List<Child.Ended> shares = child.runShares(sweep, 2);

    // then
    assertThat(shares).allSatisfy(end -> assertThat(end.exitCode()).as(end.output()).isZero());
    assertThat(child.result(sweep).points()).extracting(PointScore::images).containsExactly(60);
    assertThat(folder.resolve("ws/dataset")).isDirectoryNotContaining("glob:**/.*");
  }

  private static List<Number> counts(PointScore score) {
    return List.of(score.correct1(), score.correct5(), score.lossSum());
  }
}
