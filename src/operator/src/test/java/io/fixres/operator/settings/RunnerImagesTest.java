package io.fixres.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.RunnerStatus;
import io.fixres.contract.Contract;
import io.fixres.contract.Json;
import io.fixres.pipeline.Specs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    assertThat(IMAGES.resolve(Specs.with(changes), null, Optional.empty()).name()).isEqualTo(image);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | flavour Auto without a GPU | 0 | as-resolved",
        "{} | | 0 | as-resolved", // an earlier operator did not say
        "{} | flavour cu118 | 0 | on-cpu",
        "{} | spec.runner.image | 0 | on-cpu",
        "{} | flavour Auto without a GPU | 1 | on-cpu",
        "{'template': {'gpu': {'count': 1}}} | flavour Auto with a GPU | 0 | as-resolved",
        "{'template': {'gpu': {'count': 1}}} | flavour Auto without a GPU | 0 | on-gpu",
        "{'profile': 'a100'} | profile a100, flavour Auto without a GPU | 0 | as-resolved",
        "{'profile': 'a100'} | flavour Auto without a GPU | 0 | on-cpu",
        "{'runner': {'flavour': 'cu118'}} | flavour cpu | 0 | on-gpu",
      })
  void whatWasResolvedStaysWhileWhatNamedItDoes(
      String changes, @Nullable String from, int newer, String image)
      throws JsonProcessingException {
    var told =
        new RunnerStatus("as-resolved", from, null, null, Contract.NUMERICS - newer, "PyTorch");

    assertThat(IMAGES.resolve(Specs.with(changes), status(told), Optional.empty()).name())
        .isEqualTo(image);
  }

  private static FixResExperimentStatus status(RunnerStatus runner) throws JsonProcessingException {
    return Json.read(Json.write(Map.of("runner", runner)), FixResExperimentStatus.class);
  }
}
