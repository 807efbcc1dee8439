package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageError;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import io.fixres.runner.stage.ResultFile;
import io.fixres.runner.stage.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  @Test
  void aMessageThatNobodyAsksForNeedNotFit() throws IOException {
    // given
    StageSpec stage = Stages.train(Stages.scenes(20), 1);
    Path workspace = folder.resolve("workspace");
    Path directory = Files.createDirectories(workspace.resolve(Workspace.stage(stage.hash())));
    ResultFile.write(directory, result(stage, 1000));
    Map<String, String> environment = new Child(workspace, folder).environment(stage);

    // when
    ExitCode code = new StageProcess(environment, new Stop()).run();

    // then
    assertThat(code).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatFrozenLayersMadeStaysForAsLongAsAnotherAttemptMayUseIt() throws IOException {
    // given
    StageSpec stage = Stages.tuneHead(Stages.folder(), 1);
    Path workspace = folder.resolve("workspace");
    Path data = folder.resolve("data");
    Path directory = Files.createDirectories(workspace.resolve(Workspace.stage(stage.hash())));
    Path features = Files.createFile(directory.resolve(Workspace.FEATURES));
    Path noFile = Files.createDirectories(data.resolve("train-0.tar"));
    StageProcess process =
        new StageProcess(new Child(workspace, data).environment(stage), new Stop());

    // when, then
    assertThat(process.run()).isEqualTo(ExitCode.IO_ERROR);
    assertThat(features).exists();
    Files.delete(noFile);
    assertThat(process.run()).isEqualTo(ExitCode.DATA_NOT_FOUND);
    assertThat(features).doesNotExist();
  }

  /** As if it had been done already, with more points than a message has room for. */
  private static StageResult result(StageSpec stage, int points) {
    List<PointScore> scores =
        IntStream.range(1, points)
            .mapToObj(i -> new PointScore(new EvalPoint(i, 1), 9, 5, 7, Math.sqrt(i), null))
            .toList();
    return new StageResult(
        Contract.VERSION,
        stage.id(),
        stage.kind(),
        stage.hash(),
        "test",
        new StageResult.DataFacts("", 16, 4, 2, 0),
        null,
        null,
        scores,
        null,
        null,
        List.of(),
        new StageResult.Measured("", "", 0, null, null, "", "", ""));
  }
}
