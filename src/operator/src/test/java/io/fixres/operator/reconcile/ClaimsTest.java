package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fixres.operator.desired.ClaimAccess;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimsTest {
  @ParameterizedTest
  @CsvSource({
    "ReadWriteOnce, true",
    "ReadWriteOnce ReadOnlyMany, true",
    "ReadWriteOnce ReadWriteMany, false",
    "ReadWriteMany, false"
  })
  void aWorkspaceThatIsWrittenOnOneNodeIsHeldToOne(String modes, boolean isHeld) {
    ClaimAccess access = new Claims("work", Map.of("work", claim(modes))).access();

    assertThat(access.oneNode().contains("work")).isEqualTo(isHeld);
    assertThat(access.onePod()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ReadWriteOnce, true", "ReadWriteOnce ReadOnlyMany, false", "ReadOnlyMany, false"})
  void aDataSetIsOnlyReadOnManyNodesWhereThatMayBe(String modes, boolean isHeld) {
    ClaimAccess access = new Claims("work", Map.of("images", claim(modes))).access();

    assertThat(access.oneNode().contains("images")).isEqualTo(isHeld);
  }

  @Test
  void ofOnePodIsWhatOnePodMayHave() {
    Claims claims = new Claims("work", Map.of("work", claim("ReadWriteOncePod")));

    assertThat(claims.access()).isEqualTo(new ClaimAccess(Set.of(), Set.of("work")));
  }

  @Test
  void whatIsNotThereIsMissingAndHeldNowhere() {
    Map<String, PersistentVolumeClaim> none = new HashMap<>();
    none.put("work", null);
    Claims claims = new Claims("work", none);

    assertThat(claims.missing()).contains("work");
    assertThat(claims.access()).isEqualTo(ClaimAccess.FREE);
  }

  private static PersistentVolumeClaim claim(String modes) {
    return new PersistentVolumeClaimBuilder()
        .withNewSpec()
        .withAccessModes(modes.split(" "))
        .endSpec()
        .build();
  }
}
