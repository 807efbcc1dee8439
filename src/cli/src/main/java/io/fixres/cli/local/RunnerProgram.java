package io.fixres.cli.local;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The program that does stages, and how it is started.
 *
 * @param command the program and its first arguments
 */
public record RunnerProgram(List<String> command) {
  private static final int DIRECT_PER_HEAP = 4;
  private static final String JAR = "src/runner/target/fixres-runner.jar";

  // PyTorch allocates and frees large tensors all the time; without these glibc asks the kernel for
  // fresh pages each time, 5–15 % of a step.
  private static final String TUNABLES =
      "glibc.malloc.mmap_max=0:glibc.malloc.mmap_threshold=4294967295"
          + ":glibc.malloc.trim_threshold=8589934592";

  public RunnerProgram {
    command = List.copyOf(command);
  }

  /**
   * The runner that the launcher built, {@code fixres.runner.jar}, and its archived classes where
   * {@code fixres.runner.archive} says; {@code fixres.runner} names another command, for tests.
   *
   * @throws CliFailure {@link ExitCode#NO_DEVICE} when it is not there
   */
  public static RunnerProgram find(Properties properties) {
    String given = properties.getProperty("fixres.runner");
    if (given != null) {
      return new RunnerProgram(List.of(given.split(" ")));
    }
    Path jar = Path.of(properties.getProperty("fixres.runner.jar", JAR));
    if (!Files.exists(jar)) {
      throw new CliFailure(
          ExitCode.NO_DEVICE,
          "cannot start stages: the runner is not at %s. Start fixres by its launcher ./fixres, which builds it"
              .formatted(jar));
    }
    List<String> command = new ArrayList<>();
    String archive = properties.getProperty("fixres.runner.archive");
    if (archive != null) {
      command.add("-XX:SharedArchiveFile=" + archive);
      // One that does not fit the jar or this Java is passed over: that is nothing to tell of.
      command.add("-Xlog:cds*=off");
    }
    command.addAll(List.of("-jar", jar.toString()));
    return new RunnerProgram(command);
  }

  /**
   * A process of it, to be started.
   *
   * @param heapMiB bound of its Java heap
   * @param threads that tensors are computed in
   * @param arguments after the program
   */
  public ProcessBuilder process(long heapMiB, int threads, List<String> arguments) {
    ProcessBuilder process = new ProcessBuilder(commandLine(heapMiB, arguments));
    prepare(process.environment(), threads);
    return process;
  }

  private List<String> commandLine(long heapMiB, List<String> arguments) {
    List<String> line = new ArrayList<>();
    if (command.get(0).startsWith("-")) {
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.add("-Xmx" + heapMiB + "m");
      // Batches lie outside the heap, whose size would bound them otherwise.
      line.add("-XX:MaxDirectMemorySize=" + DIRECT_PER_HEAP * heapMiB + "m");
      line.add("-XX:+UseSerialGC");
      // The exit code that the contract calls OutOfMemory.
      line.add("-XX:+ExitOnOutOfMemoryError");
      line.add("-Dfile.encoding=UTF-8");
      line.add("-Dai.djl.offline=true");
      line.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    }
    line.addAll(command);
    line.addAll(arguments);
    return line;
  }

  /** What the process needs around it. */
  static void prepare(Map<String, String> environment, int threads) {
    // Threads that wait for each other by spinning starve those that work, where cores are shared.
    environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
    environment.putIfAbsent("GLIBC_TUNABLES", TUNABLES);
    // Java 17 takes names of files for what the locale has: in plain C it cannot open é.jpg.
    environment.put("LC_ALL", "C.UTF-8");
    environment.putIfAbsent("OMP_NUM_THREADS", Integer.toString(threads));
  }
}
