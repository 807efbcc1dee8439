package io.fixres.runner.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneCardTest {
  private static final SceneSpec SPEC = new SceneSpec(10_000, 10, 0);

  @Test
  void everyClassHasTheSameShareOfEverySplit() {
    // when
    SceneCard card = SceneCard.of(SPEC);

    // then
    assertThat(card.counts().get("train").values()).hasSize(10).containsOnly(800);
    assertThat(card.counts().get("val").values()).hasSize(10).containsOnly(200);
  }

  @Test
  void histogramCountsTheObjectsThatAreDrawn() {
    // when
    SceneCard card = SceneCard.of(SPEC);

    // then
    List<Integer> train = card.histogram().get("train");
    long inBinEight =
        IntStream.range(0, SPEC.images())
            .filter(i -> SPEC.split(i).equals("train"))
            .filter(i -> SceneCard.bin(Scene.of(SPEC, i).size()) == 8)
            .count();
    assertThat(train.stream().mapToInt(n -> n).sum()).isEqualTo(8000);
    assertThat(train.get(8).longValue()).isEqualTo(inBinEight).isPositive();
  }

  @Test
  void sizesAreLogNormalAsStated() {
    // when
    double[] logs =
        IntStream.range(0, SPEC.images())
            .mapToDouble(i -> Math.log(Scene.of(SPEC, i).size() / Scene.MEDIAN_SIZE))
            .sorted()
            .toArray();

    // then: the cut-offs take a little of the tails
    assertThat(logs[5000]).isCloseTo(0, within(0.05));
    assertThat((logs[8413] - logs[1587]) / 2).isCloseTo(Scene.SIZE_SPREAD, within(0.05));
  }

  @Test
  void smallerSetIsThePrefixOfALargerOne() {
    // given
    SceneSpec small = new SceneSpec(100, 10, 0);

    // then
    assertThat(small.path(49)).isEqualTo(SPEC.path(49)).isEqualTo("val/dotted_heart/000049.jpg");
    assertThat(SceneWriter.image(small, 49)).isEqualTo(SceneWriter.image(SPEC, 49));
  }

  @Test
  void tooFewImagesAreRefusedWithTheLeastNumber() {
    assertThatThrownBy(() -> new SceneSpec(30, 10, 0)).hasMessageContaining("at least 50");
    assertThatThrownBy(() -> new SceneSpec(1000, 21, 0)).hasMessageContaining("2..20");
  }
}
