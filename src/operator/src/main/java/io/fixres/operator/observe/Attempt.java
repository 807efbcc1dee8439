package io.fixres.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fixres.api.Labels;
import io.fixres.contract.Json;
import io.fixres.pipeline.observe.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One attempt at a stage.
 *
 * @param job its Job
 * @param pods the pods of that Job that are still there, oldest first
 */
public record Attempt(Job job, List<Pod> pods) {
  /** The label that the Job controller gives a Job's pods. */
  public static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private static final String TRUE = "True";

  public Attempt {
    pods =
        pods.stream()
            .filter(pod -> job.getMetadata().getName().equals(label(pod, JOB_NAME)))
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
            .toList();
  }

  /** The Job's name. */
  public String name() {
    return job.getMetadata().getName();
  }

  /** The stage's hash. */
  public String hash() {
    return label(job, Labels.STAGE_HASH);
  }

  /** Which attempt it is; 0 = the label is damaged. */
  public int number() {
    String text = label(job, Labels.ATTEMPT);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** What the stage had used up when it was started. */
  Tally launchTally() {
    String text = job.getMetadata().getAnnotations().get(Labels.TALLY);
    try {
      return text == null ? unknown() : Json.read(text, Tally.class);
    } catch (JsonProcessingException e) {
      return unknown(); // edited by hand
    }
  }

  private Tally unknown() {
    return new Tally(number(), Math.max(0, number() - 1), 0, 0, 0);
  }

  /** Whether the Job is on its way out. */
  public boolean isDeleting() {
    return job.getMetadata().getDeletionTimestamp() != null;
  }

  /** Whether all its pods did their work. */
  public boolean isComplete() {
    return condition("Complete").isPresent();
  }

  /** Whether the Job gave up, and why. */
  public Optional<JobCondition> failed() {
    return condition("Failed");
  }

  /** Whether pods of it are at work or may come: one that was stopped has none any more. */
  public boolean holdsPlace() {
    return !isComplete() && failed().isEmpty() && (!isStopped() || hasLivePods());
  }

  /** Whether the operator told it to stop. */
  public boolean isStopped() {
    return Stopped.of(job).isPresent();
  }

  /** Whether a queue says when the Job runs. */
  public boolean isQueued() {
    return job.getMetadata().getLabels().containsKey(Labels.QUEUE);
  }

  /** Whether the Job waits for a queue, or was stopped. */
  boolean isSuspended() {
    return Boolean.TRUE.equals(job.getSpec().getSuspend());
  }

  /** Whether the Job controller has yet to see that it is stopped: it may just make a pod. */
  boolean isBeingStopped() {
    return !isComplete() && failed().isEmpty() && condition("Suspended").isEmpty();
  }

  /** Pods that failed and count. */
  int failedPods() {
    return job.getStatus() == null ? 0 : Objects.requireNonNullElse(job.getStatus().getFailed(), 0);
  }

  /** Whether a pod of it may still write to the workspace. */
  public boolean hasLivePods() {
    boolean counted =
        job.getStatus() != null
            && Objects.requireNonNullElse(job.getStatus().getActive(), 0)
                    + Objects.requireNonNullElse(job.getStatus().getTerminating(), 0)
                > 0;
    return counted || pods.stream().anyMatch(pod -> !PodState.isFinished(pod));
  }

  /** The pod that works, or is to, if none does; empty = there is none yet. */
  public Optional<Pod> workingPod() {
    return newest(PodState::isAtWork)
        .or(() -> newest(PodState::isRunning))
        .or(() -> newest(pod -> !PodState.isFinished(pod)));
  }

  /** The pod that ended last; empty = none did, or it is gone. */
  public Optional<Pod> lastPod() {
    return newest(PodState::isFinished);
  }

  private Optional<Pod> newest(Predicate<Pod> wanted) {
    return pods.stream().filter(wanted).reduce((older, newer) -> newer);
  }

  /** When it was allowed to start. */
  Instant since() {
    String start = job.getStatus() == null ? null : job.getStatus().getStartTime();
    return Instant.parse(start == null ? job.getMetadata().getCreationTimestamp() : start);
  }

  /** When its controller let it start, or did last; empty = it is to. */
  Optional<Instant> begun() {
    return condition("Suspended").isPresent()
        ? Optional.empty()
        : Optional.ofNullable(job.getStatus()).map(JobStatus::getStartTime).map(Instant::parse);
  }

  private Optional<JobCondition> condition(String type) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals(type))
            .filter(condition -> condition.getStatus().equals(TRUE))
            .findFirst();
  }

  /** Empty where it is not there. */
  private static String label(HasMetadata object, String key) {
    return object.getMetadata().getLabels().getOrDefault(key, "");
  }
}
