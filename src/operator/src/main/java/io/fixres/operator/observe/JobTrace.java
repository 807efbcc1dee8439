package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.pipeline.observe.StageObservation.Deleted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of one experiment's Jobs before: that they were there, when one was found deleted
 * by others, since when one has no pod, and which a new spec made forget.
 */
public final class JobTrace {
  private final long generation;
  private final Set<String> there = new HashSet<>();
  private final Map<String, List<Instant>> deletions = new HashMap<>();
  private final Set<String> hadPod = new HashSet<>();
  private final Map<String, Instant> withoutPod = new HashMap<>();
  private final Set<String> pardonedJobs = new HashSet<>();
  private final Set<String> pardonedStages = new HashSet<>();

  JobTrace(long generation) {
    this.generation = generation;
  }

  JobTrace at(long newGeneration) {
    if (newGeneration == generation) {
      return this;
    }
    JobTrace next = new JobTrace(newGeneration);
    next.there.addAll(there);
    next.hadPod.addAll(hadPod);
    next.withoutPod.putAll(withoutPod);
    next.pardonedJobs.addAll(pardonedJobs);
    next.pardonedStages.addAll(pardonedStages);
    return next;
  }

  /** A stage's newest Job is there; one that was stopped or finished for good may go. */
  void sees(Attempt newest) {
    pardonedStages.remove(newest.hash()); // this one says itself what the stage has used up
    boolean mayGo =
        Stopped.of(newest.job()).isPresent()
            || newest.job().getSpec().getTtlSecondsAfterFinished() != null;
    if (mayGo) {
      leaves(newest.hash());
    } else {
      there.add(newest.hash());
    }
  }

  /** A stage's newest Job has a pod. */
  void hasPod(String hash) {
    hadPod.add(hash);
    withoutPod.remove(hash);
  }

  /**
   * A stage's newest Job has no pod at {@code now}; since when that is so, or was found of a stage
   * that had one before, maybe for hours.
   */
  Instant hasNoPod(Attempt newest, Instant now) {
    return newest
        .begun()
        .filter(unused -> !hadPod.contains(newest.hash()))
        .orElseGet(() -> withoutPod.computeIfAbsent(newest.hash(), unused -> now));
  }

  /** The operator itself takes a stage's Job away. */
  public void leaves(String hash) {
    there.remove(hash);
  }

  /**
   * The operator takes a Job away whose failure is forgotten; a cache may show it a while longer.
   */
  public void pardons(Attempt attempt) {
    leaves(attempt.hash());
    pardonedJobs.add(attempt.job().getMetadata().getUid());
    pardonedStages.add(attempt.hash());
  }

  boolean hasPardoned(Job job) {
    return pardonedJobs.contains(job.getMetadata().getUid());
  }

  /** Stages that may use up again what they are given. */
  Set<String> pardonedStages() {
    return pardonedStages;
  }

  /** Stages whose Job was there, or was deleted. */
  Set<String> hashes() {
    Set<String> hashes = new HashSet<>(there);
    hashes.addAll(deletions.keySet());
    return hashes;
  }

  /** A stage has no Job at {@code now}; empty = nobody else deleted it. */
  Optional<Deleted> misses(String hash, Instant now) {
    if (there.remove(hash)) {
      deletions.computeIfAbsent(hash, unused -> new ArrayList<>()).add(now);
    }
    return Optional.ofNullable(deletions.get(hash)).map(Deleted::new);
  }
}
