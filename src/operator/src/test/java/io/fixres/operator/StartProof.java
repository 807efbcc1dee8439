package io.fixres.operator;

import io.fixres.operator.cluster.ClassArchive;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.OperatorProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the operator against a real API server, without and with its archive of classes in turn,
 * and prints, as Markdown, how long it takes until it is ready. Run by {@code
 * tools/proof/starts.sh}.
 */
final class StartProof {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, String> settings;
  private final List<String> options;
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> cpuSeconds = new ArrayList<>();

  private StartProof(Map<String, String> settings, List<String> options) {
    this.settings = settings;
    this.options = options;
  }

  /** Argument: how often. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path archive = Path.of("target", "quarkus-run.jsa");
    ControlPlane plane = new ControlPlane();
    try {
      Map<String, String> settings = new LinkedHashMap<>(plane.start());
      StartProof without = new StartProof(settings, List.of());
      StartProof with = new StartProof(settings, List.of(ClassArchive.make(archive)));
      for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
        without.start();
        with.start();
      }
      System.out.printf("| operator, start to ready | %s | %s |%n", without, with);
    } finally {
      plane.stop();
    }
    System.exit(0); // the API server's clients keep threads
  }

  private void start() {
    long began = System.nanoTime();
    try (OperatorProcess operator = OperatorProcess.start("start", settings, options)) {
      while (!operator.isReady()) {
        if (!operator.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
          throw new IllegalStateException("it is not ready: target/operator-start.log");
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
      seconds.add((System.nanoTime() - began) / 1e9);
      cpuSeconds.add(operator.cpuTime().toMillis() / 1e3);
      operator.terminate(); // gives its Lease back to the next
      operator.hasEnded(PATIENCE);
    }
  }

  /** The least: what others do on the machine only adds to it. */
  @Override
  public String toString() {
    return "%.2f / %.2f".formatted(least(seconds), least(cpuSeconds));
  }

  private static double least(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }
}
