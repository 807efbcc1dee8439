package io.fixres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program as its launcher starts it. */
class MainIT {
  @TempDir Path folder;

  @Test
  void aDamagedInstallationIsAFaultOfOursWithoutATrace() throws Exception {
    // given
    Path program = Path.of(place(Main.class));
    if (Files.isRegularFile(program)) { // a jar finds its libraries beside it: take it away
      program = Files.copy(program, folder.resolve("fixres-cli.jar"));
    }
    String path = program + ":" + place(CommandLine.class) + ":" + place(ExitCode.class);
    Path file = Files.writeString(folder.resolve("any.yaml"), "kind: FixResExperiment");
    Path said = folder.resolve("said.txt");

    // when
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path,
                "io.fixres.cli.Main",
                "validate",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();

    // then
    assertThat(said)
        .content()
        .startsWith("fixres: a fault of fixres itself: java.lang.NoClassDefFoundError")
        .contains("FIXRES_DEBUG=1")
        .doesNotContain("\tat ");
    assertThat(code).isEqualTo(70);
  }

  private static String place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
