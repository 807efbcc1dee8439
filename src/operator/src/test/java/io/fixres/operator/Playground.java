package io.fixres.operator;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.api.StageStatus;
import io.fixres.operator.cluster.FakeKubelet;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A namespace of each test's own, whose node is played. */
final class Playground implements BeforeEachCallback, AfterEachCallback {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Duration SOON = Duration.ofMinutes(2);

  /** Of the operator's cluster, but not the operator's own: that one reads lean objects. */
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(Arc.container().instance(KubernetesClient.class).get().getConfiguration())
          .build();

  private final TestNamespace there =
      new TestNamespace(client, "test-" + COUNTER.incrementAndGet());
  private FakeKubelet kubelet;

  /**
   * Waits for this long. What the garbage collector does to an experiment it does only once it has
   * found its kind, and it looks every 30 seconds.
   */
  @Override
  public void beforeEach(ExtensionContext test) {
    Awaitility.setDefaultTimeout(SOON);
    there.create();
    kubelet = new FakeKubelet(client, namespace());
  }

  KubernetesClient client() {
    return client;
  }

  FakeKubelet kubelet() {
    return kubelet;
  }

  String namespace() {
    return there.name();
  }

  /** A stage's first pod ends so, all later ones with a result. Counts the pods that have run. */
  AtomicInteger firstPodEnds(String stage, FakeKubelet.End end) {
    AtomicInteger runs = new AtomicInteger();
    kubelet.when(stage, pod -> runs.getAndIncrement() == 0 ? end : FakeKubelet.result(pod));
    return runs;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    kubelet.close();
    client.resources(FixResExperiment.class).inNamespace(namespace()).delete();
    client.close();
  }

  GenericKubernetesResource apply(String name, String changes) {
    return client.resource(Experiments.small(name, namespace(), changes)).create();
  }

  void edit(String name, String changes) {
    there
        .experiment(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": " + Experiments.json(changes) + "}");
  }

  void annotate(String name, String annotation, String value) {
    there
        .experiment(name)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\": {\"annotations\": {\"%s\": \"%s\"}}}".formatted(annotation, value));
  }

  void createClaim() {
    createClaim("ReadWriteOnce");
  }

  void createClaim(String accessMode) {
    client.resource(claim("fixres-work", namespace(), accessMode)).create();
  }

  static PersistentVolumeClaim claim(String name, String namespace, String accessMode) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withNewSpec()
        .withAccessModes(accessMode)
        .withNewResources()
        .withRequests(Map.of("storage", new Quantity("1Gi")))
        .endResources()
        .endSpec()
        .build();
  }

  FixResExperimentStatus awaitCondition(String name, String type, String value) {
    return await()
        .until(
            () -> status(name),
            status ->
                status != null
                    && status
                        .condition(type)
                        .filter(told -> told.getStatus().equals(value))
                        .isPresent());
  }

  void awaitReason(String name, String reason) {
    await()
        .until(
            () -> status(name),
            status -> status != null && condition(status, "Ready").getReason().equals(reason));
  }

  FixResExperimentStatus awaitMessage(String name, String part) {
    return await()
        .until(
            () -> status(name),
            status -> status != null && condition(status, "Ready").getMessage().contains(part));
  }

  Job awaitJob(String variant, String stage) {
    return await()
        .until(
            () ->
                jobs().stream()
                    .filter(
                        job -> variant.equals(job.getMetadata().getLabels().get(Labels.VARIANT)))
                    .filter(job -> stage.equals(job.getMetadata().getLabels().get(Labels.STAGE)))
                    .findFirst()
                    .orElse(null),
            job -> job != null);
  }

  FixResExperimentStatus status(String name) {
    return there.status(name);
  }

  /** Null once it is gone. */
  FixResExperiment get(String name) {
    return there.experiment(name).get();
  }

  /** Allows none of it, from now on. */
  Resource<ResourceQuota> quota(String name, String ofNothing) {
    Resource<ResourceQuota> quota =
        client.resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withNewSpec()
                .addToHard(ofNothing, new Quantity("0"))
                .endSpec()
                .build());
    quota.create();
    quota.waitUntilCondition(
        seen -> seen.getStatus() != null && seen.getStatus().getHard() != null,
        30,
        TimeUnit.SECONDS);
    return quota;
  }

  /** A queue such as Kueue's, which nobody serves. */
  void createQueue(String name) {
    GenericKubernetesResource queue = new GenericKubernetesResource();
    queue.setApiVersion("kueue.x-k8s.io/v1beta1");
    queue.setKind("LocalQueue");
    queue.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace()).build());
    client.resource(queue).create();
  }

  /** Lets a suspended Job run, as a queue does whose turn it is. */
  void resume(Job job) {
    client
        .resource(job)
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"suspend\": false}}");
  }

  List<Job> jobs() {
    return there.jobs();
  }

  List<Pod> pods() {
    return there.pods();
  }

  static Condition condition(FixResExperimentStatus status, String type) {
    return status.condition(type).orElseThrow();
  }

  static StageStatus stage(FixResExperimentStatus status, String variant, String stage) {
    return status.variants().stream()
        .filter(block -> block.id().equals(variant))
        .flatMap(block -> block.stages().stream())
        .filter(row -> row.name().equals(stage))
        .findFirst()
        .orElseThrow();
  }
}
