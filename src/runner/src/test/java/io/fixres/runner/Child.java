package io.fixres.runner;

import io.fixres.contract.Json;
import io.fixres.contract.Progress;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageError;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs stages in processes of their own, as the command line and the operator do. */
final class Child {
  private static final long TIMEOUT_SECONDS = 240;

  private final Path workspace;
  private final Path data;
  private final List<String> options;

  Child(Path workspace, Path data) {
    this(workspace, data, List.of());
  }

  private Child(Path workspace, Path data, List<String> options) {
    this.workspace = workspace;
    this.data = data;
    this.options = options;
  }

  /** The same with options of the JVM. */
  Child with(String... javaOptions) {
    return new Child(workspace, data, List.of(javaOptions));
  }

  /** How a stage ended. */
  record Ended(int exitCode, String output) {}

  Ended run(StageSpec stage) throws IOException, InterruptedException {
    Path output = Files.createTempFile("stage", ".log");
    return await(start(stage, output), output);
  }

  /** All shares of a sweep at once, as an Indexed Job runs them. */
  List<Ended> runShares(StageSpec stage, int shards) throws IOException, InterruptedException {
    Path output = Files.createTempDirectory("shares");
    List<Process> started = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      ProcessBuilder builder = stage(stage);
      builder.environment().put(StageEnvironment.SHARD, Integer.toString(shard));
      started.add(start(builder, output.resolve(shard + ".log")));
    }
    List<Ended> ended = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      ended.add(await(started.get(shard), output.resolve(shard + ".log")));
    }
    Files.delete(output);
    return ended;
  }

  /** The program with arguments and without a stage. */
  Ended main(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile("main", ".log");
    return await(start(java(arguments), output), output);
  }

  private static Ended await(Process process, Path output)
      throws IOException, InterruptedException {
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("stage did not end: " + Files.readString(output));
    }
    String said = Files.readString(output);
    Files.delete(output);
    return new Ended(process.exitValue(), said);
  }

  Process start(StageSpec stage, Path output) throws IOException {
    return start(stage(stage), output);
  }

  private ProcessBuilder stage(StageSpec stage) {
    ProcessBuilder builder = java();
    builder.environment().putAll(environment(stage));
    return builder;
  }

  /** What a stage is told. */
  Map<String, String> environment(StageSpec stage) {
    return Map.of(
        StageEnvironment.STAGE,
        Json.write(stage),
        StageEnvironment.STAGE_HASH,
        stage.hash(),
        StageEnvironment.WORKSPACE,
        workspace.toString(),
        StageEnvironment.DATA,
        data.toString(),
        "OMP_WAIT_POLICY",
        "PASSIVE");
  }

  private static Process start(ProcessBuilder builder, Path output) throws IOException {
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  private ProcessBuilder java(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/java");
    line.add("-Xmx512m");
    // A process of seconds earns nothing by optimising: without, it takes a quarter less CPU.
    line.add("-XX:TieredStopAtLevel=1");
    line.add("-XX:+UseSerialGC");
    line.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }

  Path directory(StageSpec stage) {
    return workspace.resolve(Workspace.stage(stage.hash()));
  }

  StageResult result(StageSpec stage) throws IOException {
    return Json.read(
        Files.readString(directory(stage).resolve(Workspace.RESULT)), StageResult.class);
  }

  Progress progress(StageSpec stage) throws IOException {
    return Json.read(
        Files.readString(directory(stage).resolve(Workspace.PROGRESS)), Progress.class);
  }

  StageError error(StageSpec stage) throws IOException {
    return Json.read(Files.readString(directory(stage).resolve(Workspace.ERROR)), StageError.class);
  }
}
