package io.fixres.e2e;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.api.StageStatus;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The small experiment in a namespace of its own.
 *
 * @param cluster where
 * @param namespace its namespace
 * @param workspace the directory of this machine that its stages work in
 */
record Applied(Cluster cluster, String namespace, Path workspace) {
  /** The file that is applied, and run locally. */
  static final Path FILE =
      Path.of("src", "test", "resources", "io", "fixres", "e2e", "experiment.yaml")
          .toAbsolutePath();

  private static final String NAME = "small";
  private static final List<String> ENDED = List.of("Succeeded", "Failed");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Applies it as a user does. */
  static Applied in(Cluster cluster, String namespace) {
    Path workspace = cluster.namespaceWithClaim(namespace, "work");
    Applied applied = new Applied(cluster, namespace, workspace);
    applied.kubectl("apply --filename " + FILE);
    return applied;
  }

  /** Runs kubectl in its namespace; what it prints. */
  String kubectl(String arguments) {
    return cluster.shell("kubectl --namespace %s %s".formatted(namespace, arguments)).orFail();
  }

  FixResExperiment now() {
    return resource().get();
  }

  /** Watches until a condition has a status. */
  FixResExperiment await(String condition, String status) {
    Predicate<FixResExperiment> met = experiment -> has(experiment, condition, status);
    try {
      return resource().waitUntilCondition(met, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException e) {
      throw new AssertionError(
          "%s is not %s%n%s".formatted(condition, status, kubectl("describe fre,jobs,pods")), e);
    }
  }

  FixResExperiment awaitSuccess() {
    return await("Succeeded", "True");
  }

  /** Waits until the training has something to lose. */
  void awaitCheckpoint() {
    Awaitility.await("a checkpoint of the training")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(this::hasCheckpoint);
  }

  /** Only the first stage, the training, is at work when this is asked. */
  private boolean hasCheckpoint() {
    return Stream.of(namesIn(workspace.resolve(Workspace.STAGES)))
        .map(hash -> workspace.resolve(Workspace.stage(hash)).resolve(Workspace.CHECKPOINTS))
        .anyMatch(checkpoints -> namesIn(checkpoints).length > 0);
  }

  /** Names in a directory that may not be there yet, or not any more. */
  private static String[] namesIn(Path directory) {
    return Objects.requireNonNullElse(directory.toFile().list(), new String[0]);
  }

  /** What it found. */
  Figures figures() throws IOException {
    return Figures.of(now().getStatus(), results().get("results.json"));
  }

  /** The files of its results. */
  Map<String, String> results() {
    String map = now().getStatus().results().configMap();
    return cluster.client().configMaps().inNamespace(namespace).withName(map).get().getData();
  }

  /** A stage's status. */
  StageStatus stage(String name) {
    return now().getStatus().variants().stream()
        .flatMap(variant -> variant.stages().stream())
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What the pods of a stage printed. */
  String log(String stage) {
    return kubectl("logs --tail=-1 --selector %s=%s".formatted(Labels.STAGE, stage));
  }

  List<Job> jobs() {
    return cluster.client().batch().v1().jobs().inNamespace(namespace).list().getItems();
  }

  /** UIDs of its Jobs by name: a Job that was made again has another. */
  Map<String, String> jobUids() {
    Map<String, String> uids = new TreeMap<>();
    jobs().forEach(job -> uids.put(job.getMetadata().getName(), job.getMetadata().getUid()));
    return uids;
  }

  /** Waits until no pod holds a GPU or the workspace any more. */
  void awaitNoPods() {
    Awaitility.await("no pod is left")
        .atMost(PATIENCE)
        .until(
            () ->
                cluster.client().pods().inNamespace(namespace).list().getItems().stream()
                    .allMatch(pod -> ENDED.contains(pod.getStatus().getPhase())));
  }

  private Resource<FixResExperiment> resource() {
    return cluster.client().resources(FixResExperiment.class).inNamespace(namespace).withName(NAME);
  }

  private static boolean has(FixResExperiment experiment, String condition, String status) {
    return experiment != null
        && experiment.getStatus() != null
        && experiment.getStatus().conditions().stream()
            .anyMatch(c -> c.getType().equals(condition) && c.getStatus().equals(status));
  }
}
