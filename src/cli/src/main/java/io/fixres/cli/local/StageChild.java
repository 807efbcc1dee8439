package io.fixres.cli.local;

import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A process that does one stage. */
final class StageChild {
  private final Instant started;
  private final Process process;
  private final Path log;

  private StageChild(Instant started, Process process, Path log) {
    this.started = started;
    this.process = process;
    this.log = log;
  }

  /**
   * Where a stage works.
   *
   * @param data directory of the data set
   * @param workspace directory of the workspace
   * @param uid identity of the experiment
   */
  record Places(Path data, Path workspace, String uid) {}

  /**
   * Starts a stage; it stops when this process ends, because its standard input ends then.
   *
   * @param heapMiB bound of its Java heap
   */
  static StageChild start(RunnerProgram runner, StageSpec stage, Places places, long heapMiB)
      throws IOException {
    Path directory = WorkspaceFiles.stageDirectory(places.workspace(), stage.hash());
    Files.createDirectories(directory);
    Path log = directory.resolve(Workspace.LOG);
    ProcessBuilder builder =
        runner
            .process(heapMiB, Math.max(1, stage.execution().threads()), List.of())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .directory(new File(System.getProperty("user.dir")));
    Map<String, String> environment = builder.environment();
    environment.put(StageEnvironment.STAGE, Json.write(stage));
    environment.put(StageEnvironment.STAGE_HASH, stage.hash());
    environment.put(StageEnvironment.EXPERIMENT_UID, places.uid());
    environment.put(StageEnvironment.DATA, places.data().toString());
    environment.put(StageEnvironment.WORKSPACE, places.workspace().toString());
    environment.put(StageEnvironment.WATCH_STDIN, "1");
    return new StageChild(Instant.now(), builder.start(), log);
  }

  Instant started() {
    return started;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Calls {@code action} when it has ended. */
  void whenEnded(Runnable action) {
    // An action that throws ends the run through its own channel; the future itself tells nothing.
    @SuppressWarnings("unused")
    var told = process.onExit().thenRun(action);
  }

  /** Its exit status; call only when it has ended. */
  int exitStatus() {
    return process.exitValue();
  }

  /** Its output. */
  Path log() {
    return log;
  }

  /** Asks it to save its state and end: SIGTERM. */
  void stop() {
    process.destroy();
  }

  /** Ends it at once: SIGKILL; what it had not saved is lost. */
  void kill() {
    process.destroyForcibly();
  }
}
