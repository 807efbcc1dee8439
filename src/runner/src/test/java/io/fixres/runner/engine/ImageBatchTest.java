package io.fixres.runner.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ImageBatchTest {
  @Test
  void aBatchThatNoBufferHoldsIsToldAsWhatItIs() {
    assertThatThrownBy(() -> ImageBatch.allocate(256, 840))
        .asInstanceOf(InstanceOfAssertFactories.type(StageFailure.class))
        .returns(ExitCode.INVALID_CONFIG, StageFailure::code)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("256 images of 840 px", "smaller batchSize");
  }
}
