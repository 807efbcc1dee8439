package io.fixres.operator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageStatus;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A namespace with experiments of an operator that runs in a process of its own: seen through a
 * client that no fault touches, with a node that is played.
 */
final class Scene implements AutoCloseable {
  private static final Duration SOON = Duration.ofMinutes(3);

  private final KubernetesClient client;
  private final TestNamespace there;
  private final FakeKubelet kubelet;

  Scene(KubernetesClient client, String namespace) {
    this.client = client;
    there = new TestNamespace(client, namespace);
    there.create();
    client
        .resource(Playground.claim("fixres-work", namespace, "ReadWriteMany"))
        .createOr(r -> r.update());
    kubelet = new FakeKubelet(client, namespace);
  }

  /** Applies the small experiment on a workspace of its own. */
  void apply(String name) {
    String workspace = "{workspace: {persistentVolumeClaim: {subPath: %s}}}".formatted(name);
    apply(name, workspace);
  }

  /** Applies the small experiment, changed so. */
  void apply(String name, String changes) {
    client.resource(Experiments.small(name, there.name(), changes)).create();
  }

  /** Pods of this stage run until they are let go. */
  void hold(String stage) {
    kubelet.when(stage, pod -> End.NEVER);
  }

  /** What is held and runs gives its result, as will all that follow. */
  void letGo(String stage) {
    kubelet.when(stage, FakeKubelet::result);
    running().forEach(pod -> kubelet.end(pod, FakeKubelet.result(pod)));
  }

  List<Pod> running() {
    return pods().stream().filter(pod -> pod.getStatus().getPhase().equals("Running")).toList();
  }

  /** How often pods ran, by the name of their Job. */
  Map<String, Integer> starts() {
    return kubelet.starts();
  }

  boolean isSucceeded(String name) {
    return there.isSucceeded(name);
  }

  FixResExperimentStatus status(String name) {
    return there.status(name);
  }

  List<StageStatus> stages(String name) {
    return status(name).variants().stream().flatMap(variant -> variant.stages().stream()).toList();
  }

  List<Job> jobs() {
    return there.jobs();
  }

  List<Pod> pods() {
    return there.pods();
  }

  void delete(String name) {
    there.experiment(name).delete();
    await()
        .atMost(SOON)
        .until(
            () ->
                jobs().stream()
                    .noneMatch(job -> job.getMetadata().getName().startsWith(name + "-")));
  }

  @Override
  public void close() {
    kubelet.close();
  }
}
