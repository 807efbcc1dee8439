package io.fixres.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ArchitecturesTest {

  @ParameterizedTest(name = "{0} at {1} px")
  @CsvFileSource(resources = "costs.csv", numLinesToSkip = 1)
  void parametersAndWorkEqualTorchvisionAndTimm(
      String name, int resolution, long parameters, long multiplyAccumulates) {
    // given
    Architecture architecture = named(name);
    // when
    double gmacs = architecture.gmacs(resolution, 1000);
    // then
    assertThat(architecture.parameters(1000)).isEqualTo(parameters);
    assertThat(gmacs).isCloseTo(multiplyAccumulates / 1e9, within(1e-9));
  }

  @Test
  void resnet50HasTheFiguresTimmPublishes() {
    // given
    Architecture resnet50 = named("resnet50");
    // then
    assertThat(resnet50.gmacs(224, 1000)).isCloseTo(4.11, within(0.005));
    assertThat(resnet50.gmacs(160, 1000)).isCloseTo(2.10, within(0.005));
    assertThat(resnet50.gmacs(288, 1000)).isCloseTo(6.80, within(0.005));
    assertThat(resnet50.parameters(1000) / 1e6).isCloseTo(25.56, within(0.005));
  }

  @Test
  void strideIsWhatTheLayersMakeOfAnImage() {
    for (Architecture architecture : Architectures.all()) {
      // given
      int side = 4 * architecture.stride();
      var unpooled = architecture.trunk().subList(0, architecture.trunk().size() - 1);
      // when
      FeatureMap last = Walk.through(unpooled, new FeatureMap(3, side)).output();
      // then
      assertThat(last.side()).as(architecture.name()).isEqualTo(4);
    }
  }

  @Test
  void tinyNetworksAreTiny() {
    for (Architecture architecture : Architectures.all()) {
      if (architecture.name().startsWith("tiny_")) {
        assertThat(architecture.parameters(10)).isBetween(70_000L, 320_000L);
      }
    }
  }

  @Test
  void namesAreUniqueAndUnknownOnesAreNotFound() {
    assertThat(Architectures.all()).extracting(Architecture::name).doesNotHaveDuplicates();
    assertThat(Architectures.find("resnet51")).isEmpty();
  }

  @Test
  void aHeadNeedsAClass() {
    assertThatThrownBy(() -> named("resnet18").head(0)).hasMessageContaining("numClasses 0");
  }

  private static Architecture named(String name) {
    return Architectures.find(name).orElseThrow();
  }
}
