package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fixres.contract.ExitCode.Retry;
import io.fixres.operator.observe.ExperimentSight.Senses;
import io.fixres.operator.progress.ProgressPoller.Heard;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Unreadable;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is seen of one stage: its Jobs and pods as the planner's words. */
final class StageSight {
  /** What holds up a start for no longer is not worth telling. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /**
   * A start that nothing holds up is not told for so long: it would cost writes and tell little.
   */
  private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

  /**
   * Who has no pod, or one that starts and does not say what it waits for, is asked about so often.
   */
  private static final Duration ASK_EVERY = Duration.ofSeconds(15);

  private final List<Attempt> attempts;
  private final Senses senses;
  private final Instant now;

  /**
   * The stage whose attempts these are.
   *
   * @param attempts newest first, at least one
   */
  StageSight(List<Attempt> attempts, Senses senses, Instant now) {
    this.attempts = List.copyOf(attempts);
    this.senses = senses;
    this.now = now;
  }

  StageObservation observe(String uid) {
    Attempt newest = attempts.get(0);
    if (isAnotherAlive()) {
      return stopping(now);
    }
    if (newest.isDeleting()) {
      return stopping(Instant.parse(newest.job().getMetadata().getDeletionTimestamp()));
    }
    Optional<Stopped> stopped = Stopped.of(newest.job());
    if (stopped.isPresent()) {
      return newest.hasLivePods() || newest.isBeingStopped()
          ? stopping(stopped.get().instant())
          : new Failed(stopped.get().failure(), stopped.get().instant());
    }
    if (newest.isComplete()) {
      return result(newest, uid);
    }
    return newest.failed().isPresent() ? failed(newest, newest.failed().get()) : live(newest);
  }

  /**
   * When a stage that is live may look otherwise although no event comes; empty = never. Pods and
   * Jobs are watched: left are patience that ends, and what only events about them tell.
   */
  Optional<Instant> lookAgain() {
    Attempt newest = attempts.get(0);
    Optional<Pod> pod = newest.workingPod();
    Stream<Instant> patience =
        pod.filter(PodState::isRunning).isPresent() || newest.isSuspended()
            ? Stream.empty()
            : Stream.of(SOON, STARTS_WITHIN).map(begin(newest, pod)::plus);
    Stream<Instant> complaint =
        pod.filter(PodState::speaks).isPresent() || newest.isSuspended()
            ? Stream.empty()
            : Stream.of(now.plus(ASK_EVERY));
    Stream<Instant> loss = pods().flatMap(any -> PodState.lostAt(any).stream());
    Stream<Instant> kept =
        pod.flatMap(PodState::keptSince).map(at -> at.plus(STARTS_WITHIN)).stream();
    return Stream.of(patience, complaint, loss, kept)
        .flatMap(instants -> instants)
        .filter(instant -> instant.isAfter(now))
        .min(Instant::compareTo);
  }

  private Stopping stopping(Instant since) {
    Optional<String> lost = pods().flatMap(pod -> PodState.lostNode(pod, now).stream()).findFirst();
    return new Stopping(since, lost.orElse(""));
  }

  private Stream<Pod> pods() {
    return attempts.stream().flatMap(attempt -> attempt.pods().stream());
  }

  /** Two pods never write one checkpoint. */
  private boolean isAnotherAlive() {
    return attempts.stream().skip(1).anyMatch(Attempt::hasLivePods);
  }

  private StageObservation result(Attempt attempt, String uid) {
    StageObservation cached = ResultReader.read(attempt, attempt.pods(), uid);
    return cached instanceof Unreadable && !ResultReader.hasAll(attempt, attempt.pods())
        ? ResultReader.read(attempt, senses.lookup().podsOf(attempt), uid)
        : cached;
  }

  private StageObservation failed(Attempt attempt, JobCondition end) {
    if (attempt.hasLivePods()) {
      return stopping(now);
    }
    Instant at = Instant.parse(end.getLastTransitionTime());
    List<Pod> failed = attempt.pods().stream().filter(PodState::hasFailed).toList();
    List<Pod> counted = failed.stream().filter(pod -> !PodState.wasDisrupted(pod)).toList();
    return new Failed(
        (counted.isEmpty() ? failed : counted)
            .stream()
                .map(this::failure)
                .reduce(StageSight::decisive)
                .or(() -> attempt.lastPod().map(this::failure))
                .orElseGet(() -> lost(end)),
        at);
  }

  /**
   * Of pods that failed one after another, or beside each other, why their Job did: what leaves
   * less to try ended it, the others may only have been stopped with it.
   */
  private static Failure decisive(Failure older, Failure newer) {
    return older.retry().isStricterThan(newer.retry()) ? older : newer;
  }

  private Failure failure(Pod pod) {
    return PodState.exitCode(pod)
        .map(
            code ->
                PodState.complaint(pod)
                    .map(said -> Failure.reported(code, said))
                    .orElseGet(() -> Failure.exited(code, "")))
        .orElseGet(
            () ->
                new Failure(
                    Objects.requireNonNullElse(pod.getStatus().getReason(), "PodFailed"),
                    Retry.COUNTED,
                    null,
                    "pod %s failed: %s"
                        .formatted(pod.getMetadata().getName(), pod.getStatus().getMessage())));
  }

  private static Failure lost(JobCondition end) {
    return new Failure(
        Objects.requireNonNullElse(end.getReason(), "JobFailed"),
        Retry.COUNTED,
        null,
        Objects.requireNonNullElse(end.getMessage(), "the job failed and its pods are gone"));
  }

  private StageObservation live(Attempt attempt) {
    if (attempt.isSuspended()) {
      return new Waiting(suspension(attempt), now);
    }
    Optional<Pod> pod = attempt.workingPod();
    pod.ifPresent(at -> senses.trace().hasPod(attempt.hash()));
    Optional<String> lost = pod.flatMap(at -> PodState.lostNode(at, now));
    if (lost.isPresent()) {
      return new Waiting(lost.get(), now);
    }
    if (pod.isPresent() && PodState.isRunning(pod.get())) {
      return kept(pod.get()).orElseGet(() -> running(pod.get()));
    }
    if (pod.isEmpty() && attempt.lastPod().isPresent()) {
      return between(attempt.lastPod().get());
    }
    return starting(attempt, pod);
  }

  private static String suspension(Attempt attempt) {
    return attempt.isQueued()
        ? "waits in its queue"
        : "job %s is suspended, by somebody else than the operator, and waits in no queue: whoever suspended it lets it run (spec.suspend: false)"
            .formatted(attempt.name());
  }

  /** Another sidecar than a native one may never end: that takes a person, and is no late start. */
  private Optional<StageObservation> kept(Pod pod) {
    return PodState.keptSince(pod)
        .filter(ended -> !now.isBefore(ended.plus(STARTS_WITHIN)))
        .map(ended -> new Waiting(PodState.kept(pod), now));
  }

  private StageObservation starting(Attempt attempt, Optional<Pod> pod) {
    boolean isFirst = attempt.lastPod().isEmpty();
    Instant since = begin(attempt, pod);
    if (isFirst && now.isBefore(since.plus(SOON))) {
      return new Running(null, null, now);
    }
    Optional<String> why = pod.isPresent() ? heldUp(pod.get()) : senses.lookup().whyNoPod(attempt);
    if (why.isEmpty() && isFirst && now.isBefore(since.plus(STARTS_WITHIN))) {
      return new Running(null, null, now);
    }
    String ordinary =
        pod.map(at -> "pod " + at.getMetadata().getName() + " is starting")
            .orElse("job " + attempt.name() + " has no pod yet");
    return new Waiting(why.orElse(ordinary), since);
  }

  private Optional<String> heldUp(Pod pod) {
    return PodState.heldUp(pod).or(() -> senses.lookup().whyNotMounted(pod));
  }

  /** Since when a start is waited for: a pod may be another's successor, hours after the first. */
  private Instant begin(Attempt attempt, Optional<Pod> pod) {
    Instant last =
        pod.map(at -> Instant.parse(at.getMetadata().getCreationTimestamp()))
            .orElseGet(() -> senses.trace().hasNoPod(attempt, now));
    return last.isAfter(attempt.since()) ? last : attempt.since();
  }

  /** No pod is at work: the last has just ended, or the next has to wait. */
  private StageObservation between(Pod last) {
    return PodState.hasSucceeded(last)
        ? running(last)
        : new Waiting("tries again in a while after: " + failure(last).message(), now);
  }

  /** A pod that does not answer is not called stalled: the network may be closed. */
  private Running running(Pod pod) {
    Instant since =
        Instant.parse(
            Objects.requireNonNullElse(
                pod.getStatus().getStartTime(), pod.getMetadata().getCreationTimestamp()));
    Optional<Heard> heard = senses.progress().heard(pod.getMetadata().getUid());
    return heard
        .map(said -> new Running(said.progress(), since, now.minus(said.unchanged())))
        .orElseGet(() -> new Running(null, since, now));
  }
}
