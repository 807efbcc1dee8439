package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same stage, same result to the byte: run twice, killed, or asked to stop. */
class ResumeIT {
  private static final Path IMAGES =
      Path.of(Workspace.synthetic(new DatasetRef.Synthetic(1, 1, 0))).getName(0);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void killedAndStoppedTrainingEndsWithTheSameBytes(int devices) throws Exception {
    StageSpec train = Stages.train(Stages.scenes(80), 16, devices);
    Child whole = new Child(folder.resolve("whole"), folder);
    assertThat(whole.run(train)).returns(0, Child.Ended::exitCode);
    Child broken = withImagesOfWhole("broken");

    breakOff(broken, train, ResumeIT::hasCheckpoint, devices == 1);
    Set<Path> known = checkpoints(broken, train);
    breakOff(broken, train, (c, s) -> !known.containsAll(checkpoints(c, s)), devices == 2);
    goOnFromCheckpoint(broken, train);

    assertThat(model(broken, train)).isEqualTo(model(whole, train));
    assertThat(broken.result(train).learned()).isEqualTo(whole.result(train).learned());
    assertThat(broken.directory(train).resolve(Workspace.CHECKPOINTS)).doesNotExist();
  }

  @Test
  void tuningOnKeptFeaturesEndsWithTheSameBytes() throws Exception {
    StageSpec tune = Stages.tuneHead(Stages.scenes(400), 16);
    Child whole = new Child(folder.resolve("whole"), folder);
    assertThat(whole.run(tune)).returns(0, Child.Ended::exitCode);

    for (boolean killFirst : new boolean[] {true, false}) {
      Child broken = withImagesOfWhole(killFirst ? "killed first" : "stopped first");
      Path features = broken.directory(tune).resolve(Workspace.FEATURES);
      breakOff(broken, tune, ResumeIT::computesFeatures, killFirst);
      assertThat(features).exists();
      breakOff(broken, tune, ResumeIT::hasCheckpoint, !killFirst);
      assertThat(features).exists();
      goOnFromCheckpoint(broken, tune);

      assertThat(model(broken, tune)).isEqualTo(model(whole, tune));
      assertThat(broken.result(tune).learned()).isEqualTo(whole.result(tune).learned());
      assertThat(broken.result(tune).data()).isEqualTo(whole.result(tune).data());
      assertThat(features).doesNotExist();
    }
  }

  /** When a stage is broken off. */
  private interface Moment {
    boolean hasCome(Child child, StageSpec stage) throws IOException;
  }

  private static byte[] model(Child child, StageSpec stage) throws IOException {
    return Files.readAllBytes(child.directory(stage).resolve(Workspace.MODEL));
  }

  /** In a workspace of its own, but for the images, which take longer to draw than to learn. */
  private Child withImagesOfWhole(String name) throws IOException {
    Path workspace = Files.createDirectory(folder.resolve(name));
    Files.createSymbolicLink(workspace.resolve(IMAGES), folder.resolve("whole").resolve(IMAGES));
    return new Child(workspace, folder);
  }

  /** Waits for the moment, then ends the process. */
  private void breakOff(Child child, StageSpec stage, Moment moment, boolean kill)
      throws Exception {
    Process process = child.start(stage, folder.resolve("broken.log"));
    while (process.isAlive() && !moment.hasCome(child, stage)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(process.isAlive()).as("it ended before it was broken off").isTrue();
    if (kill) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    assertThat(process.waitFor()).isEqualTo(kill ? 128 + 9 : 75);
  }

  /** To the end: the bytes alone would be the same had it begun anew. */
  private static void goOnFromCheckpoint(Child child, StageSpec stage) throws Exception {
    String newest = Collections.max(checkpoints(child, stage)).getFileName().toString();
    long step = Long.parseLong(newest.replace(".safetensors", ""));
    assertThat(child.run(stage))
        .returns(0, Child.Ended::exitCode)
        .extracting(Child.Ended::output, STRING)
        .startsWith("going on from step " + step + " of ");
  }

  private static boolean computesFeatures(Child child, StageSpec stage) throws IOException {
    Path progress = child.directory(stage).resolve(Workspace.PROGRESS);
    return Files.exists(progress) && child.progress(stage).phase().equals("computing features");
  }

  private static boolean hasCheckpoint(Child child, StageSpec stage) throws IOException {
    return !checkpoints(child, stage).isEmpty();
  }

  private static Set<Path> checkpoints(Child child, StageSpec stage) throws IOException {
    Path checkpoints = child.directory(stage).resolve(Workspace.CHECKPOINTS);
    if (!Files.isDirectory(checkpoints)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files
          .filter(file -> file.toString().endsWith(".safetensors"))
          .collect(Collectors.toSet());
    }
  }
}
