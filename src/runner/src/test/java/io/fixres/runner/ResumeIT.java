package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same stage, same result to the byte: run twice, killed, or asked to stop. */
class ResumeIT {
  @TempDir Path folder;

  @Test
  void killedOrStoppedTrainingEndsWithTheSameBytes() throws Exception {
    DatasetRef data = Stages.scenes(400);
    StageSpec train = Stages.train(data, 4);
    Child whole = new Child(folder.resolve("whole"), folder);
    assertThat(whole.run(train)).returns(0, Child.Ended::exitCode);

    for (boolean kill : new boolean[] {true, false}) {
      Child broken = new Child(folder.resolve(kill ? "killed" : "stopped"), folder);
      int exitCode = breakOff(broken, train, kill);
      assertThat(exitCode).isEqualTo(kill ? 128 + 9 : 75);
      assertThat(broken.run(train)).returns(0, Child.Ended::exitCode);

      assertThat(model(broken, train)).isEqualTo(model(whole, train));
      assertThat(broken.result(train).learned()).isEqualTo(whole.result(train).learned());
      assertThat(broken.directory(train).resolve(Workspace.CHECKPOINTS)).doesNotExist();
    }
  }

  private static byte[] model(Child child, StageSpec stage) throws IOException {
    return Files.readAllBytes(child.directory(stage).resolve(Workspace.MODEL));
  }

  /** Waits for the first checkpoint, then ends the process. */
  private int breakOff(Child child, StageSpec stage, boolean kill) throws Exception {
    Process process = child.start(stage, folder.resolve("broken.log"));
    Path checkpoints = child.directory(stage).resolve(Workspace.CHECKPOINTS);
    while (process.isAlive() && !hasFiles(checkpoints)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    if (kill) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    return process.waitFor();
  }

  private static boolean hasFiles(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".safetensors"));
    }
  }
}
