package io.fixres.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.StageExecution.Cadence;
import org.junit.jupiter.api.Test;

class CadenceTest {
  @Test
  void zeroIsNever() {
    Cadence never = new Cadence(0, 0, 1);

    assertThat(never.isDueAfter(1)).isFalse();
    assertThat(never.isOverdue(1e9)).isFalse();
  }

  @Test
  void everySoManyEpochsOrMinutes() {
    Cadence cadence = new Cadence(3, 2, 1);

    assertThat(cadence.isDueAfter(2)).isFalse();
    assertThat(cadence.isDueAfter(6)).isTrue();
    assertThat(cadence.isOverdue(120)).isFalse();
    assertThat(cadence.isOverdue(121)).isTrue();
  }
}
