package io.fixres.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.pipeline.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunnerImagesTest {
  private static final RunnerImages IMAGES =
      new RunnerImages(Map.of("cpu", "on-cpu", "cu118", "on-gpu"), "cu118", List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | on-cpu",
        "{'template': {'gpu': {'count': 2}}} | on-gpu",
        "{'template': {'gpu': {'count': 0}}} | on-cpu",
        "{'stageTemplates': [{'stage': 'Train', 'gpu': {'count': 1}}]} | on-gpu",
        "{'runner': {'flavour': 'cu118'}} | on-gpu",
      })
  void autoIsTheCudaFlavourWhereAStageGetsGpus(String changes, String image) {
    assertThat(IMAGES.resolve(Specs.with(changes), null, Optional.empty())).isEqualTo(image);
  }
}
