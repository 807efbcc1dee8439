package io.fixres.contract.maths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
  @Test
  void drawsTheSequenceOfOtherImplementations() {
    // given
    SplitMix64 numbers = new SplitMix64(1234567);

    // when
    String drawn =
        LongStream.generate(numbers::next)
            .limit(3)
            .mapToObj(Long::toUnsignedString)
            .reduce((all, next) -> all + " " + next)
            .orElseThrow();

    // then
    assertThat(drawn).isEqualTo("6457827717110365317 3203168211198807973 9817491932198370423");
  }
}
