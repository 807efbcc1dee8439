package io.fixres.runner.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.StageFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreStoreTest {
  private static final EvalPoint POINT = new EvalPoint(64, 0.875);
  private static final int IMAGES = 10;

  @TempDir Path directory;
  private ScoreStore store;

  @BeforeEach
  void begin() {
    store = new ScoreStore(directory, "manifest");
  }

  @Test
  void theDivisionThatIsCompleteIsTaken() throws IOException {
    store.write(POINT, 0, 1, scores(0, 4));
    store.write(POINT, 0, 3, scores(0, 3));
    store.write(POINT, 0, 2, scores(0, 5));
    store.write(POINT, 1, 2, scores(5, IMAGES));

    ScoreTable all = store.require(POINT, IMAGES);

    assertThat(all.total(POINT, null).images()).isEqualTo(IMAGES);
    assertThat(all.loss(7)).isEqualTo(7);
  }

  @Test
  void whatIsMissingIsCounted() throws IOException {
    store.write(POINT, 0, 1, scores(0, 4));
    store.write(POINT, 0, 2, scores(0, 5));

    assertThatThrownBy(() -> store.require(POINT, IMAGES))
        .isInstanceOf(StageFailure.class)
        .hasMessageContaining("cover 5 of 10 images");
  }

  @Test
  void scoresOfAnotherModelAreNoScores() throws IOException {
    ScoreStore one = new ScoreStore(directory, ScoreStore.source("manifest", "one"));
    one.write(POINT, 0, 1, scores(0, IMAGES));

    ScoreStore two = new ScoreStore(directory, ScoreStore.source("manifest", "two"));

    assertThat(one.find(POINT, 0, 1)).isPresent();
    assertThat(two.find(POINT, 0, 1)).isEmpty();
    assertThat(store.find(POINT, 0, 1)).as("of an unknown model").isPresent();
  }

  private static ScoreTable scores(int from, int to) {
    ScoreTable table = new ScoreTable(from, to);
    for (int image = from; image < to; image++) {
      table.record(image, 0, image);
    }
    return table;
  }
}
