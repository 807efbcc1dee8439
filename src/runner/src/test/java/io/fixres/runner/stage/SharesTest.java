package io.fixres.runner.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import io.fixres.runner.Stages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharesTest {
  private static final EvalPoint POINT = new EvalPoint(32, 1);
  private static final SweepWork WORK = Stages.sweepOfGiven(List.of(POINT), 2, 0);
  private static final StageSpec SWEEP = Stages.spec("given/sweep", StageKind.SWEEP, WORK);

  @TempDir Path folder;

  @Test
  void theLastShareWritesTheWhole() throws IOException {
    write(0, "same", 0);
    Shares.complete(context());
    assertThat(result()).doesNotExist();

    write(1, "same", 0);
    Shares.complete(context());

    assertThat(result()).content().contains("\"images\" : 40");
  }

  @Test
  void sharesOfDifferentDataSetsAreDoneAnew() throws IOException {
    // given
    write(0, "before", 0);
    write(1, "after", 0);

    // when
    StageFailure failure =
        catchThrowableOfType(StageFailure.class, () -> Shares.complete(context()));

    // then
    assertThat(failure)
        .hasMessageStartingWith("the data set changed between two shares of given/sweep (manifest")
        .returns(ExitCode.DATA_CHANGED, StageFailure::code);
    assertThat(result()).doesNotExist();
    assertThat(share(0)).doesNotExist();
    assertThat(share(1)).doesNotExist();
  }

  @Test
  void imagesThatTooManySharesCouldNotReadAreLookedAtAgain() throws IOException {
    // given
    write(0, "same", 0);
    write(1, "same", 1);
    Path scores = folder.resolve(Workspace.scores(WORK.scoreKey()));
    Path scored = scores.resolve(Workspace.scoreFile(POINT, 1, 2));
    Files.createDirectories(scores);
    Files.createFile(scored);

    // when
    StageFailure failure =
        catchThrowableOfType(StageFailure.class, () -> Shares.complete(context()));

    // then
    assertThat(failure).returns(ExitCode.DATA_ERROR, StageFailure::code);
    assertThat(share(1)).doesNotExist();
    assertThat(scored).doesNotExist();
  }

  private StageContext context() {
    Path data = folder.resolve("data");
    StageEnv env = new StageEnv(SWEEP, "test", "test", data, folder, 0, 1, null, false);
    ProgressReporter progress =
        new ProgressReporter(folder.resolve("progress"), "test", SWEEP.hash(), System::nanoTime);
    return new StageContext(env, progress, new Stop());
  }

  private void write(int shard, String manifest, int unread) throws IOException {
    Path directory = Files.createDirectories(share(shard).getParent());
    PointScore score = new PointScore(POINT, 20 - unread, 5, 7, 9.5, null);
    ResultFile.write(
        directory,
        new StageResult(
            Contract.VERSION,
            SWEEP.id(),
            SWEEP.kind(),
            SWEEP.hash(),
            "test",
            new StageResult.DataFacts(manifest, 40, 40, 2, unread),
            null,
            null,
            List.of(score),
            null,
            null,
            List.of(),
            new StageResult.Measured("", "", 1, null, null, "", "", "")));
  }

  private Path share(int shard) {
    return folder.resolve(Workspace.share(SWEEP.hash(), shard, 2)).resolve(Workspace.RESULT);
  }

  private Path result() {
    return folder.resolve(Workspace.stage(SWEEP.hash())).resolve(Workspace.RESULT);
  }
}
