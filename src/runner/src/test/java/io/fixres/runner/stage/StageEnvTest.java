package io.fixres.runner.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.runner.Stages;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageEnvTest {

  @ParameterizedTest
  @CsvSource({"cu118, 2", "cu124, 2", "cpu, 0", ", 0"})
  void gpusAreNeededWhereTheEngineIsMadeForThem(String flavour, int needed) {
    Map<String, String> given = new HashMap<>(Map.of(StageEnvironment.GPUS, "2"));
    if (flavour != null) {
      given.put("PYTORCH_FLAVOR", flavour);
    }

    assertThat(read(given).gpus()).isEqualTo(needed);
  }

  @Test
  void withoutGpusTheCpuWillDo() {
    assertThat(read(Map.of("PYTORCH_FLAVOR", "cu118")).gpus()).isZero();
  }

  private static StageEnv read(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    all.put(StageEnvironment.STAGE, Json.write(Stages.train(Stages.scenes(100), 1)));
    return StageEnv.read(all);
  }
}
