package io.fixres.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Decoding;
import io.fixres.contract.Json;
import io.fixres.contract.Recipe.Augmentation;
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

  private static String recipe(String changes) {
    return Json.canonical(RecipeReader.train(Specs.with(changes).train()));
  }
}
