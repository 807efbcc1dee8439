package io.fixres.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./fixres} and the processes it starts find their classes archived. */
class LauncherE2E {
  private static final String LOG = "-Xlog:class+load:file=%s:none";
  private static final String ARCHIVED = " source: shared objects file (top)";

  @TempDir Path folder;

  @Test
  void startsItselfAndTheRunnerFromTheirArchives() throws IOException {
    // given
    Path command = folder.resolve("command.txt");
    Path children = Files.createDirectory(folder.resolve("children"));
    Map<String, String> environment =
        Map.of(
            // The launcher's own choice of what the command logs comes after the other variable.
            "JAVA_OPTS", LOG.formatted(command),
            "JDK_JAVA_OPTIONS", LOG.formatted(children.resolve("%p.txt")));

    // when
    String scenes = folder.resolve("scenes").toString();
    Script.run(environment, "./fixres", "data", "scenes", scenes, "--images", "50").orFail();

    // then
    assertThat(Files.readAllLines(command)).contains("io.fixres.cli.Main" + ARCHIVED);
    assertThat(linesOf(children)).contains("io.fixres.runner.Main" + ARCHIVED);
  }

  @Test
  void readsFilesOfAnyNameInAnyLocale() {
    // when
    Script checked =
        Script.run(
            Map.of("LC_ALL", "C"),
            "sh",
            "-c",
            "file=$0/$(printf 'Gr\\303\\266\\303\\237e.yaml')"
                + " && cp examples/quickstart.yaml \"$file\" && ./fixres validate \"$file\"",
            folder.toString());

    // then
    assertThat(checked.orFail()).endsWith("Größe.yaml: experiment quickstart is valid");
  }

  @Test
  void refusesAnEngineThatThereIsNot() {
    // when
    Script refused = Script.run(Map.of("FIXRES_FLAVOUR", "cu12"), "./fixres", "--version");

    // then
    assertThat(refused.exitCode()).isEqualTo(64);
  }

  @Test
  void isNotLedElsewhereByWhereTheShellLooksForDirectories() throws IOException {
    // given
    String name = Path.of("..", "..").toRealPath().getFileName().toString();
    Files.createDirectory(folder.resolve(name));

    // when
    Script started =
        Script.run(
            Map.of("CDPATH", folder.toString()),
            "sh",
            "-c",
            "cd .. && \"$0/fixres\" --version",
            name);

    // then
    assertThat(started.orFail()).startsWith("fixres ");
  }

  private static List<String> linesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.flatMap(LauncherE2E::lines).toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
