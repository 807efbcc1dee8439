package io.fixres.operator.cluster;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A replica of the operator in a process of its own, as the image starts it. */
public final class OperatorProcess implements AutoCloseable {
  static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final List<String> AS_IN_THE_IMAGE =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx307m");

  /** What the chart's probes wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path log;

  private OperatorProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts a replica.
   *
   * @param name of its pod
   * @param settings as system properties; {@code kubeconfig} if it is not the process' own
   */
  public static OperatorProcess start(String name, Map<String, String> settings) {
    return start(name, settings, List.of());
  }

  /**
   * Starts a replica.
   *
   * @param name of its pod
   * @param settings as system properties
   * @param options more of them for its JVM
   */
  public static OperatorProcess start(
      String name, Map<String, String> settings, List<String> options) {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(AS_IN_THE_IMAGE);
    command.addAll(options);
    command.add("-Dkubeconfig=" + System.getProperty("kubeconfig"));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dquarkus.http.port=" + port);
    command.add("-Dpod.name=" + name);
    command.add("-Dpod.namespace=default");
    command.add("-jar");
    command.add(PROGRAM.toString());
    Path log = Path.of("target", "operator-" + name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    try {
      return new OperatorProcess(builder.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether its startup probe would succeed. */
  public boolean hasStarted() {
    return passes("started");
  }

  /** Whether its liveness probe would succeed. */
  public boolean isLive() {
    return passes("live");
  }

  /** Whether its readiness probe would succeed. */
  public boolean isReady() {
    return passes("ready");
  }

  private boolean passes(String kind) {
    try {
      return get("health/" + kind).statusCode() == 200;
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  /** What it tells Prometheus. */
  public String metrics() throws IOException {
    return get("metrics").body();
  }

  private HttpResponse<String> get(String page) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + "/q/" + page);
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(address + " was not waited for");
    }
  }

  /** Whether it has not ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it logged so far. */
  public List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Resident memory now. */
  public long residentMebibytes() {
    return mebibytes("VmRSS:");
  }

  /** The most that was ever resident. */
  public long peakMebibytes() {
    return mebibytes("VmHWM:");
  }

  private long mebibytes(String field) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CPU time so far. */
  public Duration cpuTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Tells it to stop, as a kubelet does. */
  public void terminate() {
    process.destroy();
  }

  /** Kills it, as a lost node does. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Whether it ends within that time. */
  public boolean hasEnded(Duration within) {
    try {
      return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
