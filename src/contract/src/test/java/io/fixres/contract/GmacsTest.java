package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.architecture.Architectures;
import org.junit.jupiter.api.Test;

class GmacsTest {

  @Test
  void aBudgetOfThePrintedCostAllowsIt() {
    double resnet50 = Architectures.find("resnet50").orElseThrow().gmacs(224, 1000);

    assertThat(resnet50).isGreaterThan(4.11);
    assertThat(Gmacs.isWithin(resnet50, Gmacs.printed(resnet50).doubleValue())).isTrue();
    assertThat(Gmacs.isWithin(resnet50, 4.10)).isFalse();
    assertThat(Gmacs.isWithin(4.1075, 4.108)).as("the exact cost counts as well").isTrue();
    assertThat(Gmacs.isWithin(resnet50, 0)).as("0 is no budget").isTrue();
  }
}
