package io.fixres.pipeline.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fixres.api.RangeSpec;
import io.fixres.contract.maths.ResolutionGrid;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecValidatorTest {
  @Test
  void aSoundSpecHasNoViolations() {
    assertThat(SpecValidator.check(Specs.small())).isEmpty();
  }

  @Test
  void anUnknownNetworkIsAnsweredWithTheNearest() {
    assertThat(SpecValidator.check(Specs.with("{'model': {'architecture': 'resnet5O'}}")))
        .singleElement()
        .satisfies(found -> assertThat(found.remedy()).contains("did you mean 'resnet50'"));
  }

  @Test
  void adviceOnSizesEndsWhereTheSchemaDoes() throws NoSuchFieldException {
    assertThat(RangeSpec.class.getDeclaredField("min").getAnnotation(Min.class).value())
        .isEqualTo(ResolutionGrid.SMALLEST);
    assertThat(RangeSpec.class.getDeclaredField("max").getAnnotation(Max.class).value())
        .isEqualTo(ResolutionGrid.LARGEST);
  }

  @Test
  void syntheticScenesHaveNoTestSplit() {
    assertThat(SpecValidator.check(Specs.with("{'dataset': {'testSplit': 'test'}}")))
        .extracting(Violation::path)
        .containsExactly("spec.dataset.testSplit");
  }

  @Test
  void aMatrixThatDoesNotFitIsRefused() {
    assertThat(
            SpecValidator.check(
                Specs.with(
                    "{'train': {'resolutions': [32, 40, 48, 56, 64, 72, 80, 88]},"
                        + " 'sweep': {'cropPcts': [0.7, 0.8, 0.9, 1]}}")))
        .extracting(Violation::path)
        .containsExactly("spec.sweep");
  }

  @Test
  void aBudgetBelowTheSmallestSizeIsRefused() {
    assertThat(SpecValidator.check(Specs.with("{'selection': {'maxGmacs': 0.000001}}")))
        .extracting(Violation::path)
        .containsExactly("spec.selection.maxGmacs");
  }

  @Test
  void aBudgetIsCountedAsPrintedAndWithTheClassesOfTheScenes() {
    String lone =
        "{'model': {'architecture': 'resnet50'}, 'train': {'resolutions': [224]}, 'sweep':"
            + " {'resolutions': [224], 'range': null}, 'selection': {'maxGmacs': %s}}";
    // 4.1095 with the scenes' ten classes, 4.1115 with ImageNet's.
    assertThat(SpecValidator.check(Specs.with(lone.formatted("4.1096")))).isEmpty();
    String imagenet = lone.replace("'resnet50'", "'resnet50', 'numClasses': 1000");
    assertThat(SpecValidator.check(Specs.with(imagenet.formatted("4.11")))).isEmpty();
    assertThat(SpecValidator.check(Specs.with(imagenet.formatted("4.10")))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "labels, fixres.io/stage, another name",
    "annotations, fixres.io/stopped, another name",
    "labels, claim.fixres.io/0a1b2c3d, another name",
    "labels, kueue.x-k8s.io/queue-name, queue.name",
    "annotations, kueue.x-k8s.io/queue-name, queue.name",
  })
  void namesOfTheOperatorAreNotGiven(String field, String name, String remedy) {
    String given = "{'template': {'%s': {'%s': 'x'}}}";

    assertThat(SpecValidator.check(Specs.with(given.formatted(field, name))))
        .singleElement()
        .satisfies(found -> assertThat(found.path()).isEqualTo("spec.template." + field))
        .satisfies(found -> assertThat(found.rule()).contains(name))
        .satisfies(found -> assertThat(found.remedy()).contains(remedy));
    assertThat(SpecValidator.check(Specs.with(given.formatted(field, "example.com/stopped"))))
        .isEmpty();
  }

  @Test
  void topFiveOfFiveClassesIsRefused() {
    String five = "{'dataset': {'synthetic': {'classes': %d}}, 'selection': {'metric': 'Top5'}}";

    assertThat(SpecValidator.check(Specs.with(five.formatted(5))))
        .extracting(Violation::path, Violation::value)
        .containsExactly(tuple("spec.selection.metric", "Top5"));
    assertThat(SpecValidator.check(Specs.with(five.formatted(6)))).isEmpty();
  }

  @Test
  void aFrozenBatchNormCannotStartFromNothing() {
    assertThat(SpecValidator.check(Specs.with("{'train': {'batchNorm': 'Frozen'}}")))
        .extracting(Violation::path, Violation::value)
        .containsExactly(tuple("spec.train.batchNorm", "Frozen"));
    assertThat(SpecValidator.check(Specs.with("{'train': {'batchNorm': 'LastStatistics'}}")))
        .extracting(Violation::value)
        .containsExactly("LastStatistics");
  }

  @Test
  void aGpuIsRefusedToARunnerThatCannotUseIt() {
    String onCpu = "{'runner': {'flavour': 'cpu'}, 'template': {'gpu': {'count': %d}}}";

    assertThat(SpecValidator.check(Specs.with(onCpu.formatted(1))))
        .extracting(Violation::path)
        .containsExactly("spec.runner.flavour");
    assertThat(SpecValidator.check(Specs.with(onCpu.formatted(0)))).isEmpty();
  }
}
