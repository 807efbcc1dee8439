package io.fixres.contract.maths;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.EvalPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalCropTest {
  @ParameterizedTest
  @CsvSource({
    "224, 0.875, 256",
    "256, 0.875, 292",
    "288, 0.95, 303",
    "63, 0.9, 70",
    "224, 1.0, 224"
  })
  void resizeSideIsTheFloorOfCropOverFraction(int crop, double fraction, int side) {
    assertThat(EvalCrop.resizeSide(new EvalPoint(crop, fraction))).isEqualTo(side);
  }

  @ParameterizedTest
  @CsvSource({
    // torchvision 0.22.1: Resize(256) truncates the long side, CenterCrop rounds half to even
    "500, 375, 341, 256, 58, 16",
    "375, 500, 256, 341, 16, 58",
    "100, 100, 256, 256, 16, 16",
    "257, 256, 257, 256, 16, 16",
    "259, 256, 259, 256, 18, 16"
  })
  void cropLiesWhereTorchvisionPutsIt(int w, int h, int rw, int rh, int left, int top) {
    assertThat(EvalCrop.of(w, h, new EvalPoint(224, 0.875)))
        .isEqualTo(new EvalCrop(rw, rh, left, top, 224));
  }
}
