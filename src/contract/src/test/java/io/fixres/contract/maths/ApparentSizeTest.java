package io.fixres.contract.maths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fixres.contract.Recipe.Range;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against 40,000 draws of torchvision's own sampler, at crop fraction 0.875. */
class ApparentSizeTest {
  private static final Range RATIO = new Range(3.0 / 4, 4.0 / 3);

  @ParameterizedTest
  @CsvSource({
    "0.08, 1.0, 1.31", "0.08, 1.3333333, 1.20", "0.25, 1.0, 1.18", "0.25, 1.3333333, 1.06",
    "0.35, 1.0, 1.13", "0.35, 1.3333333, 1.01", "0.5, 1.0, 1.06", "0.5, 1.3333333, 0.94"
  })
  void enlargementIsTorchvisions(double scaleLow, double aspect, double enlargement) {
    int train = 10_000;
    var shape = new ApparentSize.Shape(List.of(aspect), 1);

    var predicted = ApparentSize.predict(train, 0.875, new Range(scaleLow, 1), RATIO, shape);

    double found = (double) predicted.resolution() / train;
    assertThat(found).isCloseTo(enlargement, within(0.012));
  }

  @ParameterizedTest
  @CsvSource({"128, 32, 160", "224, 32, 288", "48, 16, 64"})
  void predictionIsOnTheStride(int train, int stride, int expected) {
    var shape = new ApparentSize.Shape(List.of(1.0), stride);

    var predicted = ApparentSize.predict(train, 0.875, new Range(0.08, 1), RATIO, shape);

    assertThat(predicted.resolution()).isEqualTo(expected);
    assertThat(predicted.low()).isLessThan(predicted.high());
  }
}
