package io.fixres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.cli.local.FakeRunner;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say of images before a stage reads them. */
class SeenImagesIT {
  private static final String EXPERIMENT =
      """
      apiVersion: fixres.io/v1alpha1
      kind: FixResExperiment
      metadata: {name: seen}
      spec:
        model: {architecture: tiny_resnet8}
        dataset: {persistentVolumeClaim: {claimName: images}}
        workspace: {persistentVolumeClaim: {claimName: work}}
        train: {resolutions: [48]}
        selection: {metric: Top5}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(folder.resolve("seen.yaml"), EXPERIMENT);
    System.setProperty("fixres.runner", String.join(" ", FakeRunner.command()));
  }

  @AfterEach
  void forgetTheFake() {
    System.clearProperty("fixres.runner");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "explain", "run"})
  void aMetricThatFewClassesCannotDifferInIsRefusedBeforeAnythingRuns(String command)
      throws IOException {
    // given
    Files.createFile(folder.resolve("few.txt"));

    // when
    int code = execute(command);

    // then
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "fixres: cannot select by spec.selection.metric Top5: the data set has 5 classes, and every image is right among five. Choose Top1 or Loss%n"
                .formatted());
    assertThat(code).isEqualTo(64);
    assertThat(folder.resolve("work")).doesNotExist();
  }

  @Test
  void amongManyClassesItMakesSense() {
    assertThat(execute("validate")).isZero();
    assertThat(execute("explain")).isZero();
  }

  @Test
  void whatIsPassedOverIsTold() {
    execute("explain");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("In split 'val', passed over for their endings: .dat (12).");
  }

  @Test
  void imagesToTestOnAreCountedWhereTheyAreTestedOn() throws IOException {
    execute("explain");
    Files.writeString(
        folder.resolve("seen.yaml"),
        EXPERIMENT.replace("claimName: images}", "claimName: images}, testSplit: test"));
    execute("explain");

    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsSubsequence(
            "for 800 train and 200 validation images.",
            "for 800 train and 200 validation images, and 50 test images.");
  }

  private int execute(String command) {
    Console console = new Console(printer(out), printer(err), Terminal.PLAIN);
    String file = folder.resolve("seen.yaml").toString();
    String work = folder.resolve("work").toString();
    return FixresCommand.line(console)
        .execute(command, file, "--data", "images=" + folder, "-w", work);
  }

  private static PrintStream printer(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
