package io.fixres.operator;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.cluster.ApiCalls;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.OperatorProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Applies many experiments to a real API server and prints, as Markdown, what the operator, in a
 * process of its own, needed until all had succeeded; nodes are played. Run by {@code
 * tools/proof/scale.sh}.
 */
final class ScaleProof {
  private static final String NAMESPACE = "scale";
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final KubernetesClient client;
  private final OperatorProcess operator;

  private ScaleProof(KubernetesClient client, OperatorProcess operator) {
    this.client = client;
    this.operator = operator;
  }

  /** Arguments: experiments, experiments a second (0 = as fast as they can be written). */
  public static void main(String[] arguments) throws InterruptedException {
    int experiments = Integer.parseInt(arguments[0]);
    double rate = Double.parseDouble(arguments[1]);
    ControlPlane plane = new ControlPlane();
    Map<String, String> settings = new LinkedHashMap<>(plane.start());
    settings.remove("fixres.max-active-jobs");
    Instant began = Instant.now();
    try (KubernetesClient client = plane.client();
        OperatorProcess operator = OperatorProcess.start("scale", settings)) {
      ScaleProof proof = new ScaleProof(client, operator);
      proof.await("the operator is ready", operator::isReady);
      Duration start = Duration.between(began, Instant.now());
      System.out.printf("start to ready: %.1f s%n%n", seconds(start));
      proof.run(experiments, rate);
    } finally {
      plane.stop();
    }
    System.exit(0); // the API server's clients keep threads
  }

  private void run(int experiments, double rate) throws InterruptedException {
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    client.resource(Playground.claim("fixres-work", NAMESPACE, "ReadWriteMany")).create();
    long idle = operator.residentMebibytes();
    Duration cpu = operator.cpuTime();
    ApiCalls before = ApiCalls.now(client);
    Instant began = Instant.now();
    try (FakeKubelet kubelet = new FakeKubelet(client, NAMESPACE);
        FirstJobs first = new FirstJobs(client, NAMESPACE);
        Finished finished = new Finished(client, NAMESPACE)) {
      for (int i = 0; i < experiments; i++) {
        apply("scale-" + i, first);
        if (rate > 0) {
          Thread.sleep(Math.round(1000 / rate));
        }
      }
      await("all have succeeded", () -> finished.count() == experiments);
      Duration took = Duration.between(began, Instant.now());
      double used = seconds(operator.cpuTime().minus(cpu));
      System.out.println(
          "| experiments | Jobs | all done s | first Job p50 s | p99 s | resident MiB before | peak |"
              + " CPU s | writes a stage |");
      System.out.println("|---|---|---|---|---|---|---|---|---|");
      System.out.printf(
          "| %d | %d | %.0f | %.2f | %.2f | %d | %d | %.0f | %.1f |%n",
          experiments,
          first.jobs(),
          seconds(took),
          seconds(first.quantile(0.5)),
          seconds(first.quantile(0.99)),
          idle,
          operator.peakMebibytes(),
          used,
          (double) ApiCalls.now(client).since(before) / first.jobs());
    }
  }

  private void apply(String name, FirstJobs first) {
    String changes = "{workspace: {persistentVolumeClaim: {subPath: %s}}}".formatted(name);
    first.applied(name);
    client.resource(Experiments.small(name, NAMESPACE, changes)).create();
  }

  private void await(String what, BooleanSupplier event) throws InterruptedException {
    Instant until = Instant.now().plus(PATIENCE);
    while (!event.getAsBoolean()) {
      if (!operator.isAlive() || Instant.now().isAfter(until)) {
        throw new IllegalStateException(
            what + " is not so; the operator's log: target/operator-scale.log");
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
