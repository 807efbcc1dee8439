package io.fixres.operator.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fixres.api.Labels;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.TerminationMessage;
import io.fixres.operator.observe.Attempt;
import io.fixres.pipeline.Results;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Plays the node: every pod runs at once and ends as the test says, by stage id. */
public final class FakeKubelet implements AutoCloseable {
  /** What the node pulled. */
  public static final String IMAGE_ID = "localhost/fixres-runner@sha256:0123";

  private final KubernetesClient client;
  private final SharedIndexInformer<Pod> pods;
  private final Map<String, Function<Pod, End>> ends = new ConcurrentHashMap<>();
  private final Queue<Pod> leaving = new ConcurrentLinkedQueue<>();
  private volatile boolean isSlow;
  private final Map<String, Integer> starts = new ConcurrentHashMap<>();

  /** How a pod ends; null exit code = it goes on running. */
  public record End(Integer exitCode, String reason, String message) {
    /** It runs until the test says otherwise. */
    public static final End NEVER = new End(null, "", "");

    /** It does not even start until the test says otherwise. */
    public static final End NOT_STARTED = new End(null, "NotStarted", "");
  }

  public FakeKubelet(KubernetesClient client, String namespace) {
    this.client = client;
    this.pods =
        client
            .pods()
            .inNamespace(namespace)
            .withLabel(Labels.MANAGED_BY, Labels.OPERATOR)
            .inform(
                new ResourceEventHandler<>() {
                  @Override
                  public void onAdd(Pod pod) {
                    play(pod);
                  }

                  @Override
                  public void onUpdate(Pod before, Pod pod) {
                    if (pod.getMetadata().getDeletionTimestamp() != null) {
                      leaving.add(pod);
                      letLeave();
                    }
                  }

                  @Override
                  public void onDelete(Pod pod, boolean unknown) {}
                });
  }

  /** Says how the next pods of a stage end; the default is with a result. */
  public void when(String stage, Function<Pod, End> end) {
    ends.put(stage, end);
  }

  /**
   * Pods that start from now take, when they are told to go, until {@link #saved}. The API server
   * waits for a node alone, so they have one.
   */
  public void saveSlowly() {
    isSlow = true;
  }

  /** Their checkpoints are saved. */
  public void saved() {
    isSlow = false;
    letLeave();
  }

  private void letLeave() {
    while (!isSlow && !leaving.isEmpty()) {
      Optional.ofNullable(leaving.poll()).ifPresent(this::vanish);
    }
  }

  /** How many pods it started, by the name of their Job. */
  public Map<String, Integer> starts() {
    return Map.copyOf(starts);
  }

  /** Ends a running pod. */
  public void end(Pod pod, End end) {
    set(pod, end);
  }

  /** A result such as the runner would give. */
  public static End result(Pod pod) {
    return new End(0, "Completed", TerminationMessage.encode(made(pod)));
  }

  /** The same, completed now: the others say that they were done at one fixed time. */
  public static End resultNow(Pod pod) {
    StageResult now =
        Results.changed(
            made(pod),
            fields ->
                fields.withObject("measured").put("completionTime", Instant.now().toString()));
    return new End(0, "Completed", TerminationMessage.encode(now));
  }

  private static StageResult made(Pod pod) {
    StageSpec stage = stage(pod);
    return Results.of(stage, stage.hash(), Results::peaked)
        .withUid(env(pod, StageEnvironment.EXPERIMENT_UID));
  }

  /** The stage a pod is told to do. */
  public static StageSpec stage(Pod pod) {
    try {
      return Json.read(env(pod, StageEnvironment.STAGE), StageSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a pod without a stage", e);
    }
  }

  @Override
  public void close() {
    pods.close();
  }

  private void play(Pod pod) {
    if (!pod.getStatus().getPhase().equals("Pending")) {
      return; // another node's
    }
    starts.merge(pod.getMetadata().getLabels().get(Attempt.JOB_NAME), 1, Integer::sum);
    if (isSlow) {
      bind(pod);
    }
    End end = ends.getOrDefault(stage(pod).id(), FakeKubelet::result).apply(pod);
    if (end.equals(End.NOT_STARTED)) {
      return;
    }
    set(pod, End.NEVER);
    if (end.exitCode() != null) {
      set(pod, end);
    }
  }

  private void bind(Pod pod) {
    client
        .bindings()
        .inNamespace(pod.getMetadata().getNamespace())
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .endMetadata()
                .withNewTarget()
                .withKind("Node")
                .withName("played")
                .endTarget()
                .build())
        .create();
  }

  private static PodStatus status(End end) {
    return new PodStatusBuilder()
        .withPhase(phase(end))
        .withStartTime(Instant.now().toString())
        .withContainerStatuses(
            new ContainerStatusBuilder()
                .withName(StageEnvironment.CONTAINER)
                .withImage("test")
                .withImageID(IMAGE_ID)
                .withReady(false)
                .withRestartCount(0)
                .withState(state(end))
                .build())
        .build();
  }

  private static String phase(End end) {
    if (end.exitCode() == null) {
      return "Running";
    }
    return end.exitCode() == 0 ? "Succeeded" : "Failed";
  }

  private static ContainerState state(End end) {
    return end.exitCode() == null
        ? new ContainerStateBuilder().withNewRunning(Instant.now().toString()).build()
        : new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(end.exitCode())
            .withReason(end.reason())
            .withMessage(end.message())
            .withFinishedAt(Instant.now().toString())
            .endTerminated()
            .build();
  }

  private void set(Pod pod, End end) {
    try {
      client
          .resource(pod) // by its name alone, it would be read first
          .subresource("status")
          .patch(
              PatchContext.of(PatchType.JSON_MERGE),
              "{\"status\": " + Serialization.asJson(status(end)) + "}");
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
    }
  }

  /** A pod that is told to go saves a checkpoint, says so, and goes. */
  private void vanish(Pod pod) {
    if (pod.getStatus().getPhase().equals("Running")) {
      set(pod, new End(ExitCode.INTERRUPTED.number(), "Error", ""));
    }
    client.resource(pod).withGracePeriod(0).delete();
  }

  private static String env(Pod pod, String name) {
    return pod.getSpec().getContainers().get(0).getEnv().stream()
        .filter(variable -> variable.getName().equals(name))
        .map(EnvVar::getValue)
        .findFirst()
        .orElse("");
  }
}
