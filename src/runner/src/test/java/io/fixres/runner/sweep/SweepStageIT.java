package io.fixres.runner.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageExecution;
import io.fixres.contract.StageExecution.Cadence;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import io.fixres.runner.Stages;
import io.fixres.runner.dataset.ImageDataset;
import io.fixres.runner.learn.StageContexts;
import io.fixres.runner.score.ScoreStore;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.Stop;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sweep keeps while it goes, and what the next attempt makes of it. */
class SweepStageIT {
  private static final int IMAGES = 40;
  private static final int BLOCK = 8;
  private static final EvalPoint SMALL = new EvalPoint(32, 0.875);
  private static final EvalPoint LARGE = new EvalPoint(48, 0.875);
  private static final SweepWork WORK = Stages.sweepOfGiven(List.of(SMALL, LARGE), 1, BLOCK);

  @TempDir Path folder;

  @BeforeEach
  void drawImages() throws IOException {
    for (int i = 0; i < IMAGES; i++) {
      String name = "/%s/%02d.png".formatted(i < IMAGES / 2 ? "ant" : "bee", i);
      for (String split : List.of("train", "val")) {
        Path file = data().resolve(split + name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(40, 36, i % 3 + 1), "png", file.toFile());
      }
    }
  }

  @Test
  void whatIsDueByTimeIsKeptThoughTheAttemptFails() throws IOException {
    // given: a file that cannot be read, in the fourth block
    Path broken = data().resolve("val/bee/30.png");
    Files.delete(broken);
    Files.createSymbolicLink(broken, Path.of("/proc/self/mem"));

    for (int minutes : new int[] {0, 1}) {
      // when the attempt began so long ago that the first block is due
      assertThatThrownBy(() -> sweep(minutes, new Stop(), begunBefore(2)))
          .isInstanceOf(IOException.class);

      // then
      for (EvalPoint point : WORK.points()) {
        assertThat(store().find(point, 0, 1).map(ScoreTable::to).orElse(0))
            .isEqualTo(minutes == 0 ? 0 : BLOCK);
      }
    }
  }

  @Test
  void theNextAttemptGoesOnWhereEveryPointIsScored() throws IOException {
    // given: killed while it wrote what it had scored
    StageResult undisturbed = sweep(0, new Stop(), Attempt.begin());
    ScoreTable whole = store().find(SMALL, 0, 1).orElseThrow();
    store().write(SMALL, 0, 1, whole.upTo(2 * BLOCK));
    store().write(LARGE, 0, 1, store().find(LARGE, 0, 1).orElseThrow().upTo(BLOCK));
    Stop stop = new Stop();
    stop.request("stopped by the test");

    // when
    assertThatThrownBy(() -> sweep(0, stop, begunBefore(60)))
        .hasMessageContaining("image %d of given/sweep is saved".formatted(2 * BLOCK));
    StageResult resumed = sweep(0, new Stop(), Attempt.begin());

    // then
    assertThat(resumed.points())
        .usingRecursiveComparison()
        .ignoringFields("imagesPerSecond")
        .isEqualTo(undisturbed.points());
    assertThat(resumed.measured().seconds()).isBetween(3600.0, 2 * 3600.0);
  }

  @Test
  void whatNoAttemptCouldReadIsCountedTogetherAndLookedAtAgainOnceRepaired() throws IOException {
    // given
    StageResult whole = sweep(0, new Stop(), Attempt.begin());
    ScoreTable scores = new ScoreTable(0, IMAGES);
    scores.putAll(store().find(SMALL, 0, 1).orElseThrow().upTo(IMAGES - 1));
    store().write(SMALL, 0, 1, scores);

    // when
    StageFailure failure =
        catchThrowableOfType(StageFailure.class, () -> sweep(0, new Stop(), Attempt.begin()));

    // then
    assertThat(failure)
        .hasMessageContaining("1 image of split 'val' cannot be read, more than one in a thousand")
        .hasMessageContaining("an earlier attempt named them")
        .returns(ExitCode.DATA_ERROR, StageFailure::code);
    assertThat(store().find(LARGE, 0, 1)).isPresent();
    assertThat(sweep(0, new Stop(), Attempt.begin()).points())
        .usingRecursiveComparison()
        .ignoringFields("imagesPerSecond")
        .isEqualTo(whole.points());
  }

  @Test
  void aBatchIsNeverLargerThanTheImagesThereAre() throws IOException {
    // given
    SweepWork huge = Stages.sweepOfGiven(WORK.points(), 1, 1 << 16);
    StageSpec stage = Stages.spec("given/sweep", StageKind.SWEEP, huge);

    // when
    StageResult result =
        SweepStage.work(StageContexts.of(folder, "huge", stage, new Stop()), huge, Attempt.begin());

    // then
    assertThat(result.points())
        .usingRecursiveComparison()
        .ignoringFields("imagesPerSecond", "lossSum")
        .isEqualTo(sweep(0, new Stop(), Attempt.begin()).points());
  }

  @Test
  void aDamagedCountOfSecondsCostsNoScores() throws IOException {
    // given
    StageResult whole = sweep(0, new Stop(), begunBefore(60));
    Path seconds = context(0, new Stop()).env().directory().resolve(Workspace.SECONDS);
    Files.writeString(seconds, "x");

    // when
    StageResult again = sweep(0, new Stop(), Attempt.begin());

    // then
    assertThat(again.points()).hasSameSizeAs(whole.points()).allMatch(p -> p.images() == IMAGES);
    assertThat(again.measured().seconds()).isLessThan(3600);
  }

  private StageResult sweep(int everyMinutes, Stop stop, Attempt attempt) throws IOException {
    return SweepStage.work(context(everyMinutes, stop), WORK, attempt);
  }

  private StageContext context(int everyMinutes, Stop stop) throws IOException {
    StageSpec stage =
        new StageSpec(
            Contract.VERSION,
            "given/sweep",
            StageKind.SWEEP,
            WORK,
            new StageExecution(1, new Cadence(0, everyMinutes, 1)));
    return StageContexts.of(folder, "ws", stage, stop);
  }

  private static Attempt begunBefore(int minutes) {
    return new Attempt(Instant.EPOCH, System.nanoTime() - TimeUnit.MINUTES.toNanos(minutes));
  }

  private ScoreStore store() throws IOException {
    String manifest = ImageDataset.open(data(), List.of("val")).split("val").manifest();
    Path directory = folder.resolve("ws").resolve(Workspace.scores(WORK.scoreKey()));
    return new ScoreStore(directory, ScoreStore.source(manifest, null));
  }

  private Path data() {
    return folder.resolve(StageContexts.DATA);
  }
}
