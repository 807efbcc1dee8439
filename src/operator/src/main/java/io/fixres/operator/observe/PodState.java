package io.fixres.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageError;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a runner's pod: whether it works, what it waits for, how it ended. */
final class PodState {
  /** What every container waits for at first. */
  private static final Set<String> ORDINARY = Set.of("ContainerCreating", "PodInitializing");

  private static final String OOM_KILLED = "OOMKilled";

  /** How long a pod may be overdue before its node is called lost. */
  private static final Duration LOST_AFTER = Duration.ofMinutes(10);

  private PodState() {}

  static boolean isFinished(Pod pod) {
    return phase(pod).equals("Succeeded") || phase(pod).equals("Failed");
  }

  static boolean hasSucceeded(Pod pod) {
    return phase(pod).equals("Succeeded");
  }

  static boolean hasFailed(Pod pod) {
    return phase(pod).equals("Failed");
  }

  static boolean isRunning(Pod pod) {
    return phase(pod).equals("Running");
  }

  /** Whether it runs, and so does its runner. */
  static boolean isAtWork(Pod pod) {
    return isRunning(pod) && ended(pod).isEmpty();
  }

  /** Whether it was stopped from outside, which is no failure. */
  static boolean wasDisrupted(Pod pod) {
    boolean evicted =
        pod.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("DisruptionTarget") && c.getStatus().equals("True"));
    boolean interrupted =
        ended(pod).filter(end -> end.getExitCode() == ExitCode.INTERRUPTED.number()).isPresent();
    return phase(pod).equals("Failed") && (evicted || interrupted);
  }

  /** The text its container left; empty when it has not ended. */
  static Optional<String> message(Pod pod) {
    return ended(pod).map(end -> Objects.requireNonNullElse(end.getMessage(), ""));
  }

  /** The process's exit status; out of memory counts as killed. */
  static Optional<Integer> exitCode(Pod pod) {
    return ended(pod)
        .map(
            end ->
                OOM_KILLED.equals(end.getReason())
                    ? ExitCode.OUT_OF_MEMORY_KILLED.number()
                    : end.getExitCode());
  }

  /** What a runner that ended with an error said of itself; empty = nothing that can be read. */
  static Optional<StageError> complaint(Pod pod) {
    String text = message(pod).orElse("");
    try {
      return text.startsWith("{")
          ? Optional.of(Json.read(text, StageError.class))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * An image as the newest pod's node pulled it: a tag may have moved since older pods began. Empty
   * = no node has pulled it yet.
   */
  static Optional<String> imageId(Stream<Pod> pods, String image) {
    return pods.filter(pod -> runs(pod, image) && imageId(pod).isPresent())
        .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .flatMap(PodState::imageId);
  }

  private static boolean runs(Pod pod, String image) {
    return pod.getSpec().getContainers().stream()
        .anyMatch(container -> image.equals(container.getImage()));
  }

  private static Optional<String> imageId(Pod pod) {
    return runner(pod).map(ContainerStatus::getImageID).filter(id -> !id.isEmpty());
  }

  /**
   * When its runner ended although others go on that nobody ends; a native sidecar is told to.
   * Empty = none of the two, or both.
   */
  static Optional<Instant> keptSince(Pod pod) {
    return ended(pod)
        .filter(end -> isRunning(pod) && others(pod).findAny().isPresent())
        .map(ContainerStateTerminated::getFinishedAt)
        .map(Instant::parse);
  }

  /** Which containers keep a pod whose runner has ended, and what to do. */
  static String kept(Pod pod) {
    return "the runner of pod %s has ended, but not container %s, which something added to it; have it added as a native sidecar, or not to stages' pods (by a label or an annotation of template)"
        .formatted(pod.getMetadata().getName(), others(pod).collect(Collectors.joining(", ")));
  }

  private static Stream<String> others(Pod pod) {
    return containers(pod)
        .filter(container -> !isRunner(container))
        .filter(container -> container.getState().getRunning() != null)
        .map(ContainerStatus::getName);
  }

  /** When the node of a pod that was told to go counts as lost; empty = the pod may stay. */
  static Optional<Instant> lostAt(Pod pod) {
    String due = isFinished(pod) ? null : pod.getMetadata().getDeletionTimestamp();
    return Optional.ofNullable(due).map(at -> Instant.parse(at).plus(LOST_AFTER));
  }

  /**
   * That its node is lost, and what to do: a pod that was told to go is long overdue, and none
   * takes its place before it is gone. Empty = it is not.
   */
  static Optional<String> lostNode(Pod pod, Instant now) {
    if (lostAt(pod).filter(at -> !now.isBefore(at)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "NodeLost: node %s does not say that pod %s, which was to end at %s, has ended; delete the node if it is gone, or mark it so (kubectl taint node %s node.kubernetes.io/out-of-service=nodeshutdown:NoExecute), and the stage resumes from its checkpoint"
            .formatted(
                pod.getSpec().getNodeName(),
                pod.getMetadata().getName(),
                pod.getMetadata().getDeletionTimestamp(),
                pod.getSpec().getNodeName()));
  }

  /** Why a pod that should work does not yet, in its own words; empty = it is starting. */
  static Optional<String> heldUp(Pod pod) {
    return Stream.concat(unscheduled(pod), waiting(pod)).findFirst();
  }

  /** Whether it says itself why it does not work yet, or does. */
  static boolean speaks(Pod pod) {
    return isRunning(pod) || heldUp(pod).isPresent();
  }

  private static Stream<String> unscheduled(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .filter(condition -> condition.getStatus().equals("False"))
        .map(PodCondition::getMessage)
        .filter(Objects::nonNull);
  }

  private static Stream<String> waiting(Pod pod) {
    return containers(pod)
        .map(container -> container.getState().getWaiting())
        .filter(Objects::nonNull)
        .filter(waiting -> !ORDINARY.contains(waiting.getReason()))
        .map(PodState::words);
  }

  private static String words(ContainerStateWaiting waiting) {
    return waiting.getMessage() == null
        ? waiting.getReason()
        : waiting.getReason() + ": " + waiting.getMessage();
  }

  private static Optional<ContainerStateTerminated> ended(Pod pod) {
    return runner(pod).map(ContainerStatus::getState).map(ContainerState::getTerminated);
  }

  /** Of its containers the one that is ours; a cluster may have added others, in any order. */
  private static Optional<ContainerStatus> runner(Pod pod) {
    return containers(pod).filter(PodState::isRunner).findFirst();
  }

  private static boolean isRunner(ContainerStatus container) {
    return StageEnvironment.CONTAINER.equals(container.getName());
  }

  private static Stream<ContainerStatus> containers(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream();
  }

  private static String phase(Pod pod) {
    return pod.getStatus() == null
        ? ""
        : Objects.requireNonNullElse(pod.getStatus().getPhase(), "");
  }
}
