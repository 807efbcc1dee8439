package io.fixres.operator;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.cluster.ApiCalls;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.OperatorProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Applies many experiments to a real API server and prints, as Markdown, what the operator, in a
 * process of its own, needed until all had succeeded; nodes are played. Run by {@code
 * tools/proof/scale.sh}.
 */
final class ScaleProof {
  private static final String NAMESPACE = "scale";
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(90);

  /** Given weights: a sweep, four times tuned and swept, the conclusion, two tests; 12 Jobs. */
  private static final String CHANGES =
      """
      train: null
      model: {weights: {claim: Workspace, path: tiny.safetensors, trainResolution: 48}}
      fineTune: {resolutions: [48, 56, 64, 72]}
      dataset: {synthetic: null, persistentVolumeClaim: {claimName: images}, testSplit: test}
      progress: {mode: 'Off'}
      workspace: {persistentVolumeClaim: {subPath: %s}}
      seeds: {base: %d}
      """;

  private final KubernetesClient client;
  private final OperatorProcess operator;
  private final int experiments;
  private final double rate;

  private ScaleProof(
      KubernetesClient client, OperatorProcess operator, int experiments, double rate) {
    this.client = client;
    this.operator = operator;
    this.experiments = experiments;
    this.rate = rate;
  }

  /** Arguments: experiments, experiments a second (0 = as fast as they can be written). */
  public static void main(String[] arguments) throws InterruptedException, IOException {
    ControlPlane plane = new ControlPlane();
    Map<String, String> settings = new LinkedHashMap<>(plane.start());
    settings.keySet().removeAll(List.of("fixres.max-active-jobs", "fixres.look-for-prerequisites"));
    try (KubernetesClient client = plane.client();
        OperatorProcess operator = OperatorProcess.start("scale", settings)) {
      new ScaleProof(
              client, operator, Integer.parseInt(arguments[0]), Double.parseDouble(arguments[1]))
          .run();
    } finally {
      plane.stop();
    }
    System.exit(0); // the API server's clients keep threads
  }

  private void run() throws InterruptedException, IOException {
    while (!operator.isReady()) {
      pause(LOOK_EVERY, Instant.now().plus(PATIENCE));
    }
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build())
        .create();
    for (String claim : List.of("fixres-work", "images")) {
      client.resource(Playground.claim(claim, NAMESPACE, "ReadWriteMany")).create();
    }
    ApiCalls before = ApiCalls.now(client);
    try (FakeKubelet kubelet = new FakeKubelet(client, NAMESPACE);
        FirstJobs first = new FirstJobs(client, NAMESPACE);
        Finished finished = new Finished(client, NAMESPACE);
        ScaleSamples samples = new ScaleSamples(operator, first, experiments)) {
      applyAll(first, samples);
      Instant until = Instant.now().plus(PATIENCE);
      while (finished.count() < experiments) {
        pause(LOOK_EVERY, until);
        samples.take();
      }
      samples.print(ApiCalls.now(client).each(before));
    }
  }

  private void applyAll(FirstJobs first, ScaleSamples samples) throws InterruptedException {
    Instant began = Instant.now();
    for (int i = 0; i < experiments; i++) {
      String name = "scale-" + i;
      first.applied(name);
      client.resource(Experiments.small(name, NAMESPACE, CHANGES.formatted(name, i))).create();
      samples.take();
      if (rate > 0) {
        Instant next = began.plusMillis(Math.round(1000 * (i + 1) / rate));
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
      }
    }
  }

  private void pause(Duration time, Instant until) throws InterruptedException {
    if (!operator.isAlive() || Instant.now().isAfter(until)) {
      throw new IllegalStateException("it does not get on: target/operator-scale.log");
    }
    Thread.sleep(time.toMillis());
  }
}
