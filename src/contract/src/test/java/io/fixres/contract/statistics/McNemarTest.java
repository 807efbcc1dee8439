package io.fixres.contract.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 1", // nothing disagrees
    "5, 5, 1", // as even as can be
    "0, 5, 0.0625", // 2 / 2⁵
    "1, 5, 0.21875", // 2 · (1 + 6) / 2⁶
    "2, 8, 0.109375", // 2 · (1 + 10 + 45) / 2¹⁰
  })
  void isTwiceTheBinomialTail(int first, int second, double p) {
    assertThat(new McNemar(first, second).pValue()).isCloseTo(p, within(1e-12));
    assertThat(new McNemar(second, first).pValue()).isCloseTo(p, within(1e-12));
  }

  @Test
  void tensOfThousandsOfDiscordantImagesDoNotUnderflow() {
    // z = 400 / √40000 = 2, so p is near 0.0455; exact is a little larger for its discreteness.
    assertThat(new McNemar(19_800, 20_200).pValue()).isBetween(0.0455, 0.0462);
  }

  @Test
  void countsOnlyImagesThatDisagree() {
    // given
    var first = new ImageScores.Correct(6, BitSet.valueOf(new long[] {0b111000}));
    var second = new ImageScores.Correct(6, BitSet.valueOf(new long[] {0b110011}));
    // when
    McNemar mcNemar = McNemar.of(first, second);
    // then
    assertThat(mcNemar).isEqualTo(new McNemar(1, 2));
  }
}
