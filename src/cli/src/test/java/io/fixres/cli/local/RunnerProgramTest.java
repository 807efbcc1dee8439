package io.fixres.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How stages are started. */
class RunnerProgramTest {
  @TempDir Path home;
  private final Properties properties = new Properties();
  private Path jar;

  @BeforeEach
  void install() throws IOException {
    jar = Files.createFile(home.resolve("fixres-runner.jar"));
    properties.setProperty("fixres.runner.jar", jar.toString());
  }

  @Test
  void withTheClassesThatTheLauncherHasArchivedAndWithoutAWordOfIt() {
    // given
    properties.setProperty("fixres.runner.archive", "/fast er.jsa");

    // when
    List<String> line = RunnerProgram.find(properties).process(512, 1, List.of("data")).command();

    // then
    assertThat(line)
        .contains("-Xmx512m", "-XX:SharedArchiveFile=/fast er.jsa", "-Xlog:cds*=off")
        .endsWith("-jar", jar.toString(), "data");
  }

  @Test
  void withoutAnArchiveWhereThereIsNone() {
    // when
    List<String> line = RunnerProgram.find(properties).process(512, 1, List.of()).command();

    // then
    assertThat(line)
        .endsWith("-jar", jar.toString())
        .noneMatch(option -> option.contains("Shared"));
  }

  @Test
  void inThreadsThatGiveWayAndWithNamesOfFilesInUtf8() {
    // given
    Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C", "OMP_NUM_THREADS", "7"));

    // when
    RunnerProgram.prepare(environment, 2);

    // then
    assertThat(environment)
        .containsEntry("LC_ALL", "C.UTF-8")
        .containsEntry("OMP_WAIT_POLICY", "PASSIVE")
        .containsEntry("OMP_NUM_THREADS", "7");
  }

  @Test
  void inTheImageWithTheSameVariables() throws IOException {
    // given
    Map<String, String> environment = new HashMap<>();
    RunnerProgram.prepare(environment, 2);
    environment.remove("OMP_NUM_THREADS"); // the operator's, a stage

    // when
    String image = Files.readString(Path.of("..", "..", "runner-image", "Dockerfile"));

    // then
    assertThat(environment).isNotEmpty();
    environment.forEach(
        (name, value) -> assertThat(image).contains(" " + name + "=" + value + " "));
  }
}
