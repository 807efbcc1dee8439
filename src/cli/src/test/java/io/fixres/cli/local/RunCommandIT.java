package io.fixres.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fixres run} as a process among processes. */
class RunCommandIT {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path directory;
  private Path workspace;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    workspace = Files.createDirectories(directory.resolve("work"));
    Files.writeString(directory.resolve("given.yaml"), LocalRunIT.EXPERIMENT);
    Files.writeString(workspace.resolve("fake.properties"), "r48-s0/train = slow\n");
  }

  @AfterEach
  void endWhatIsLeft() {
    started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void savesAndSaysHowToGoOnWhenStopped() throws Exception {
    // given
    Process run = fixres();
    long stage = pidOfTheStage();

    // when
    run.destroy();

    // then
    assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(75);
    assertThat(ProcessHandle.of(stage).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(output()).contains("The same command goes on from here").doesNotContain("\tat ");
  }

  @Test
  void takesItsStagesAlongWhenKilled() throws Exception {
    // given
    Process run = fixres();
    ProcessHandle stage = ProcessHandle.of(pidOfTheStage()).orElseThrow();

    // when
    run.destroyForcibly();

    // then
    stage.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(stage.isAlive()).isFalse();
  }

  @Test
  void refusesAWorkspaceInUseNamingItsHolder() throws Exception {
    // given
    Process first = fixres();
    pidOfTheStage();

    // when
    Process second = fixres();

    // then
    assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(76);
    assertThat(output()).contains("another fixres (process " + first.pid() + ") works there");
  }

  @Test
  void readsAFileThatCanBeReadOnceOnly() throws Exception {
    // given
    Files.writeString(workspace.resolve("fake.properties"), "");
    Path pipe = directory.resolve("pipe.yaml");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    // when
    Process run = fixres(pipe);
    String given = directory.resolve("given.yaml").toString();
    started.add(new ProcessBuilder("cp", given, pipe.toString()).start());

    // then
    assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(output()).contains("the best test resolution is");
    assertThat(run.exitValue()).isZero();
  }

  @Test
  void theLogOfAStageThatWasKilledIsNotTakenForTheCause() throws Exception {
    // given
    Files.writeString(workspace.resolve("fake.properties"), "r48-s0/train = crash 137\n");

    // when
    Process run = fixres();

    // then
    assertThat(run.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(137);
    assertThat(output())
        .contains("r48-s0/train failed: OutOfMemory: killed, most likely for using too much memory")
        .doesNotContain("the engine's last words");
  }

  private Process fixres() throws IOException {
    return fixres(directory.resolve("given.yaml"));
  }

  private Process fixres(Path file) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.add("-Dfixres.runner=" + String.join(" ", FakeRunner.command()));
    line.addAll(List.of("-cp", FakeRunner.classPath(), "io.fixres.cli.Main", "run"));
    line.addAll(List.of(file.toString(), "-w", workspace.toString()));
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("output.txt").toFile()))
            .start();
    started.add(process);
    return process;
  }

  /** Waits until the first stage is at work. */
  private long pidOfTheStage() throws IOException {
    Path log = workspace.resolve("fake.log");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      if (Files.exists(log) && Files.readString(log).contains(" begin ")) {
        return Long.parseLong(Files.readString(log).strip().replaceAll(".* begin ", ""));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    throw new AssertionError("no stage was started; the output: " + output());
  }

  private String output() throws IOException {
    return Files.readString(directory.resolve("output.txt"), StandardCharsets.UTF_8);
  }
}
