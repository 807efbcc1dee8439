package io.fixres.operator;

import io.fixres.operator.cluster.OperatorProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the operator has used up, as the Jobs grow in number; kept in {@code target/scale-N.csv}.
 */
final class ScaleSamples implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final OperatorProcess operator;
  private final FirstJobs first;
  private final int experiments;
  private final PrintWriter file;
  private final Instant began = Instant.now();
  private final Duration cpuBefore;
  private final long idle;
  private Instant due = began;

  ScaleSamples(OperatorProcess operator, FirstJobs first, int experiments) throws IOException {
    this.operator = operator;
    this.first = first;
    this.experiments = experiments;
    this.cpuBefore = operator.cpuTime();
    this.idle = operator.residentMebibytes();
    Path csv = Path.of("target", "scale-" + experiments + ".csv");
    this.file = new PrintWriter(Files.newBufferedWriter(csv));
    file.println("seconds,jobs,first_job_p99_seconds,cpu_seconds,resident_mib");
  }

  /** Takes one, if it is time for one. */
  void take() {
    if (Instant.now().isBefore(due)) {
      return;
    }
    due = due.plus(EVERY);
    file.printf(
        "%.1f,%d,%.2f,%.1f,%d%n",
        elapsed(),
        first.jobs(),
        first.quantile(0.99).toMillis() / 1e3,
        cpu(),
        operator.residentMebibytes());
    file.flush();
  }

  /** Prints the sum of it. */
  void print(Map<String, Long> calls) {
    double seconds = elapsed();
    System.out.printf(
        "| %d | %d | %.0f | %.2f / %.2f | %d / %d | %.0f | %.2f | %.0f |%n",
        experiments,
        first.jobs(),
        seconds,
        first.quantile(0.5).toMillis() / 1e3,
        first.quantile(0.99).toMillis() / 1e3,
        idle,
        operator.peakMebibytes(),
        cpu(),
        cpu() / seconds,
        1000 * cpu() / first.jobs());
    StringBuilder each = new StringBuilder("writes a Job:");
    calls.forEach(
        (call, count) -> each.append(" %s %.2f".formatted(call, (double) count / first.jobs())));
    System.err.println(each);
  }

  private double elapsed() {
    return Duration.between(began, Instant.now()).toMillis() / 1e3;
  }

  private double cpu() {
    return operator.cpuTime().minus(cpuBefore).toMillis() / 1e3;
  }

  @Override
  public void close() {
    file.close();
  }
}
