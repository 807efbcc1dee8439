package io.fixres.runner.model;

import static io.fixres.runner.model.ProgramWriter.ACTIVATE;
import static io.fixres.runner.model.ProgramWriter.ADD;
import static io.fixres.runner.model.ProgramWriter.CONV;
import static io.fixres.runner.model.ProgramWriter.CONV_ADD_RELU;
import static io.fixres.runner.model.ProgramWriter.CONV_RELU;
import static io.fixres.runner.model.ProgramWriter.WIDTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.contract.learning.Freezing;
import io.fixres.contract.learning.FrozenPrefix;
import io.fixres.runner.model.Program.NormMode;
import io.fixres.runner.model.Program.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {

  @Test
  void everyTensorIsHeldOnceWhereAllLearn() {
    for (Architecture architecture : Architectures.all()) {
      // given
      Freezing all = Freezing.of(architecture, Layers.ALL, BatchNormPolicy.AFFINE);
      // when
      Program program = Program.folded(architecture.layers(10), all);
      // then
      assertThat(program.slots())
          .containsExactlyInAnyOrderElementsOf(
              architecture.tensors(10).stream()
                  .map(TensorSpec::name)
                  .<Slot>map(Slot.Own::new)
                  .toList());
    }
  }

  @Test
  void onlyWhatStandsStillIsFolded() {
    // given
    Architecture tiny = Architectures.find("tiny_resnet8").orElseThrow();
    Freezing lastBlock = Freezing.of(tiny, Layers.LAST_BLOCK, BatchNormPolicy.LAST_STATISTICS);
    // when
    Program program = Program.folded(tiny.layers(10), lastBlock);
    // then
    assertThat(program.position("layer3.0.bn2.weight")).as("moves").isNotNegative();
    assertThat(program.position("layer3.0.bn1.weight")).as("conv learns").isNotNegative();
    assertThat(program.position("layer2.0.bn2.weight")).as("stands still").isNegative();
  }

  @Test
  void aFrozenPrefixAndItsTailAreTheWholeProgram() {
    for (Architecture architecture : Architectures.all()) {
      for (Layers layers : Layers.values()) {
        for (BatchNormPolicy norms : BatchNormPolicy.values()) {
          // given
          Freezing freezing = Freezing.of(architecture, layers, norms);
          FrozenPrefix prefix = FrozenPrefix.of(architecture, 10, freezing);
          List<Slot> whole = Program.folded(architecture.layers(10), freezing).slots();

          // when
          List<Slot> frozen = Program.folded(prefix.layers(), freezing).slots();
          List<Slot> both = new ArrayList<>(frozen);
          both.addAll(Program.folded(prefix.tail(), freezing).slots());

          // then
          assertThat(both).as("%s %s %s", architecture.name(), layers, norms).isEqualTo(whole);
          assertThat(frozen)
              .noneMatch(
                  slot -> slot instanceof Slot.Own own && freezing.learned().contains(own.name()));
        }
      }
    }
  }

  @Test
  void everyReluOfAResNetCanEndAConvolution() {
    // given
    Architecture resnet50 = Architectures.find("resnet50").orElseThrow();
    Program program = Program.of(resnet50.layers(10), (conv, norm) -> NormMode.FOLDED);
    // when
    Program fused = program.fused();
    // then
    assertThat(operations(program, ACTIVATE)).isEqualTo(1 + 16 * 3);
    assertThat(operations(fused, ACTIVATE)).isZero();
    assertThat(operations(fused, ADD)).isZero();
    assertThat(operations(fused, CONV_RELU)).isEqualTo(1 + 16 * 2);
    assertThat(operations(fused, CONV_ADD_RELU)).isEqualTo(16);
    assertThat(operations(fused, CONV)).as("of shortcuts, or before them").isEqualTo(4);
    assertThat(fused.slots()).isEqualTo(program.slots());
  }

  @Test
  void aGroupedConvolutionKeepsItsReluBehindIt() {
    // given
    Architecture resnext = Architectures.find("resnext50_32x4d").orElseThrow();
    // when
    Program fused = Program.of(resnext.layers(10), (conv, norm) -> NormMode.FOLDED).fused();
    // then
    assertThat(operations(fused, ACTIVATE)).isEqualTo(16);
    assertThat(operations(fused, CONV_RELU)).isEqualTo(1 + 16);
    assertThat(operations(fused, CONV_ADD_RELU)).isEqualTo(16);
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, 1, 0, true",
    "-1, 1, 1, 0, false", // no bias
    "5, -1, 1, 0, false", // TensorFlow's padding
    "5, 1, 32, 0, false", // groups
    "5, 1, 1, 2, false", // SiLU
  })
  void whatCannotBeFusedIsLeftAsItIs(
      long bias, long padding, long groups, long function, boolean isFused) {
    List<Long> code =
        Stream.of(
                List.of((long) CONV, 4L, bias, 1L, padding, groups),
                List.of((long) ADD, 0L, 0L, 0L, 0L, 0L),
                List.of((long) ACTIVATE, function, 0L, 0L, 0L, 0L))
            .flatMap(List::stream)
            .toList();

    List<Long> expected = List.of((long) CONV_ADD_RELU, 4L, bias, 1L, padding, groups);
    assertThat(ReluFusion.of(code)).isEqualTo(isFused ? expected : code);
  }

  private static long operations(Program program, int operation) {
    return IntStream.iterate(0, at -> at < program.code().size(), at -> at + WIDTH)
        .filter(at -> program.code().get(at) == operation)
        .count();
  }
}
