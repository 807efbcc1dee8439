package io.fixres.runner.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.StageFailure;
import io.fixres.contract.TrainWork;
import io.fixres.runner.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnJobTest {

  @ParameterizedTest
  @CsvSource({"1, 400, 16, 16", "1, 10, 10, 10", "4, 400, 16, 64", "4, 50, 12, 48", "4, 4, 1, 4"})
  void everyDeviceGetsAsManyImages(int devices, int images, int ofEach, int ofAll) {
    LearnJob job = job(devices);

    assertThat(job.deviceBatch(images)).isEqualTo(ofEach);
    assertThat(job.stepBatch(images)).isEqualTo(ofAll);
  }

  @Test
  void aDeviceWithoutImagesIsRefused() {
    assertThatCode(() -> job(4).requireEnough(4)).doesNotThrowAnyException();
    assertThatThrownBy(() -> job(4).requireEnough(3))
        .isInstanceOf(StageFailure.class)
        .hasMessageContainingAll("3 training images are too few for 4 GPUs", "lower gpu.count");
  }

  @Test
  void aBatchNormOfASingleNumberIsRefused() {
    assertThatCode(() -> job(4).requireVariance(8, 32)).doesNotThrowAnyException();
    assertThatCode(() -> job(4).requireVariance(4, 16)).doesNotThrowAnyException();
    assertThatThrownBy(() -> job(4).requireVariance(4, 32))
        .isInstanceOf(StageFailure.class)
        .hasMessageContainingAll("one image of 32 px a step", "learn at more than 32 px");
  }

  private static LearnJob job(int devices) {
    return LearnJob.of((TrainWork) Stages.train(Stages.scenes(400), 1, devices).work());
  }
}
