package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageError;
import io.fixres.runner.stage.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageProcessTest {
  @TempDir Path folder;

  @Test
  void aStageOfAnotherVersionIsRefusedBeforeAnythingIsTouched() throws IOException {
    // given: a stage of a later release, whose work this one has never heard of
    Path message = folder.resolve("termination-log");
    Map<String, String> environment =
        Map.of(
            StageEnvironment.STAGE, "{\"version\": 999, \"work\": {\"do\": \"Distil\"}}",
            StageEnvironment.WORKSPACE, folder.resolve("workspace").toString(),
            StageEnvironment.TERMINATION_MESSAGE, message.toString());

    // when
    ExitCode code = new StageProcess(environment, new Stop()).run();

    // then
    StageError error = Json.read(Files.readString(message), StageError.class);
    assertThat(code).isEqualTo(ExitCode.INVALID_CONFIG);
    assertThat(error.reason()).isEqualTo(StageError.RUNNER_INCOMPATIBLE);
    assertThat(error.message()).contains("version 999", "use a runner and an operator");
    assertThat(folder.resolve("workspace")).doesNotExist();
  }
}
