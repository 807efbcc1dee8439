package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void fifteenDigitsAreThoseOfTheExactValue() {
    var random = new SplittableRandom(0);
    DoubleStream any = random.longs(100_000).mapToDouble(Double::longBitsToDouble);
    DoubleStream usual = random.longs(100_000, 0, 1_000_000_000).mapToDouble(n -> n / 1e8);
    DoubleStream narrow = random.doubles(100_000).map(number -> (float) number);
    DoubleStream known = DoubleStream.of(0, -0.0, 2e-3, 1e23, 0x1p-44, Double.MIN_VALUE);

    Stream.of(any, usual, narrow, known)
        .flatMapToDouble(numbers -> numbers)
        .filter(Double::isFinite)
        .forEach(
            number ->
                assertThat(Json.fifteenDigits(number))
                    .as("%s", number)
                    .isEqualByComparingTo(new BigDecimal(number).round(new MathContext(15))));
  }
}
