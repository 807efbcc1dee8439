package io.fixres.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.fixres.contract.Decoding;
import io.fixres.contract.Json;
import io.fixres.contract.Recipe;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.StageKind;
import io.fixres.pipeline.Specs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeReaderTest {
  private static final String SCALED = "'train': {'augmentation': {'decoding': 'Scaled'}}";

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"Train,SCALED", "Test,none", "TestFlipJitterShift,none"})
  void tuningScalesAsTrainingDoesWhereItCropsAsTrainingDoes(String kind, Decoding decoding) {
    Augmentation tuning =
        RecipeReader.fineTune(
                Specs.with("{" + SCALED + ", 'fineTune': {'augmentation': '" + kind + "'}}"))
            .augmentation();

    assertThat(tuning.decoding()).isEqualTo(decoding);
  }

  @Test
  void onlyTheChoiceOfScaledIsPartOfARecipe() {
    assertThat(recipe("{}")).doesNotContain("decoding");
    assertThat(recipe("{" + SCALED + "}")).contains("\"decoding\":\"Scaled\"");
  }

  @Test
  void onlySeveralDevicesArePartOfARecipe() {
    assertThat(recipe("{}")).doesNotContain("devices");
    assertThat(recipe("{'template': {'gpu': {'count': 1}}}")).doesNotContain("devices");
    assertThat(recipe("{'template': {'gpu': {'count': 4}}}")).contains("\"devices\":\"#4\"");
  }

  @Test
  void aStagesOwnTemplateGoesBeforeTheCommonOne() {
    String templates =
        "{'template': {'gpu': {'count': 4}}, 'stageTemplates': ["
            + "{'stage': 'FineTune', 'gpu': {'count': 2}}, {'stage': 'Sweep', 'gpu': {'count': 0}}]}";

    Protocol protocol = ProtocolReader.read(Specs.with(templates));

    assertThat(protocol.train()).returns(4, Recipe::replicas);
    assertThat(protocol.fineTune().replicas()).isEqualTo(2);
    assertThat(protocol.accelerators().counts())
        .containsOnly(
            entry(StageKind.TRAIN, 4),
            entry(StageKind.FINE_TUNE, 2),
            entry(StageKind.SWEEP_FINE_TUNED, 4),
            entry(StageKind.TEST, 4));
  }

  private static String recipe(String changes) {
    return Json.canonical(RecipeReader.train(Specs.with(changes)));
  }
}
