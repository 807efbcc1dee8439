package io.fixres.contract.maths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResolutionGridTest {
  @Test
  void trainRuleOfTheSeedGives192For224() {
    assertThat(ResolutionGrid.trainFor(224, 32)).isEqualTo(192);
  }

  @Test
  void defaultSweepReachesTwiceTheTrainSizeAndThriceBelow160() {
    assertThat(ResolutionGrid.around(224, 32, 64)).startsWith(160, 192).endsWith(416, 448);
    assertThat(ResolutionGrid.around(128, 32, 64)).startsWith(96).endsWith(384);
  }

  @Test
  void defaultSweepWidensItsStepWhenThereWouldBeTooManyPoints() {
    assertThat(ResolutionGrid.around(1024, 8, 20)).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void ladderStandsOnSweptSizes() {
    List<Integer> swept = List.of(128, 160, 192, 224, 256, 288);

    assertThat(ResolutionGrid.ladder(swept, 160)).containsExactly(160, 192, 224);
    assertThat(ResolutionGrid.ladder(swept, 288)).containsExactly(288);
    assertThat(ResolutionGrid.endsEarly(swept, 192)).isFalse();
    assertThat(ResolutionGrid.endsEarly(swept, 224)).isTrue();
  }
}
