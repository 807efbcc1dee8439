package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.contract.ExitCode.Retry;
import io.fixres.contract.StageResult;
import io.fixres.operator.progress.ProgressPoller;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.GivenUp;
import io.fixres.pipeline.observe.StageObservation.Occupied;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.StageObservation.Unreadable;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.status.StatusMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is seen of one experiment on the cluster: its status, what was recorded, its Jobs and pods.
 */
public final class ExperimentSight {
  private final FixResExperiment experiment;
  private final ResultsRecord record;
  private final Map<String, List<Attempt>> attempts;
  private final List<Pod> pods;
  private final Map<String, StageObservation> stages = new LinkedHashMap<>();
  private final Map<String, Tally> tallies;
  private final List<Instant> looks = new ArrayList<>();
  private final List<Attempt> pardoned = new ArrayList<>();

  private ExperimentSight(
      FixResExperiment experiment, ResultsRecord record, Collection<Job> jobs, List<Pod> pods) {
    this.experiment = experiment;
    this.record = record;
    this.pods = List.copyOf(pods);
    this.attempts =
        jobs.stream()
            .map(job -> new Attempt(job, pods))
            .sorted(Comparator.comparing(Attempt::number).reversed())
            .collect(Collectors.groupingBy(Attempt::hash, LinkedHashMap::new, Collectors.toList()));
    this.tallies = new LinkedHashMap<>(StatusMemory.tallies(experiment.getStatus()));
  }

  /** The objects of an experiment, as the informers have them. */
  public record Watched(ResultsRecord record, Collection<Job> jobs, List<Pod> pods) {}

  /** What an observer remembers from look to look. */
  public record Senses(
      ProgressPoller progress, Disruptions disruptions, JobTrace trace, PodLookup lookup) {}

  /** Looks at all of it. */
  public static ExperimentSight of(
      FixResExperiment experiment, Watched objects, Senses senses, Instant now) {
    List<Job> jobs =
        objects.jobs().stream().filter(job -> !senses.trace().hasPardoned(job)).toList();
    ExperimentSight sight = new ExperimentSight(experiment, objects.record(), jobs, objects.pods());
    sight.look(senses, now);
    return sight;
  }

  private void look(Senses senses, Instant now) {
    record.results().forEach((hash, result) -> stages.put(hash, new Succeeded(result)));
    rememberFailures();
    senses
        .trace()
        .pardonedStages()
        .forEach(hash -> tallies.computeIfPresent(hash, (h, used) -> used.pardoned()));
    attempts.forEach(
        (hash, all) -> {
          if (!stages.containsKey(hash) || all.get(0).holdsPlace()) {
            look(hash, now, new StageSight(all, senses, now)); // if recorded, it is done anew
          }
          tallies.put(hash, tally(all.get(0), senses.disruptions()));
          senses.trace().sees(all.get(0));
        });
    lookForDeleted(senses.trace(), now);
  }

  private void look(String hash, Instant now, StageSight sight) {
    StageObservation seen = sight.observe(experiment.getMetadata().getUid());
    if (hasNewSpec() && isGivenUp(hash, seen)) {
      pardoned.addAll(attempts.get(hash));
      seen = new Stopping(now);
    }
    stages.put(hash, seen);
    if (seen.isLive()) {
      sight.lookAgain().ifPresent(looks::add);
    }
  }

  /** Whether it failed and nothing would follow: at once, or once all that it is given is used. */
  private boolean isGivenUp(String hash, StageObservation seen) {
    boolean wasGivenUp = StatusMemory.givenUp(experiment.getStatus()).contains(hash);
    return seen instanceof Failed failed
        ? wasGivenUp || failed.failure().retry() == Retry.NONE
        : wasGivenUp && seen instanceof Unreadable;
  }

  /** Whether the spec was changed, perhaps mended, since the status was written. */
  private boolean hasNewSpec() {
    FixResExperimentStatus status = experiment.getStatus();
    return status != null
        && status.observedGeneration() != null
        && !status.observedGeneration().equals(experiment.getMetadata().getGeneration());
  }

  /** Whatever becomes of their Jobs: until the spec changes nothing starts again. */
  private void rememberFailures() {
    StatusMemory.failures(experiment.getStatus(), experiment.getMetadata().getGeneration())
        .forEach((hash, failure) -> stages.putIfAbsent(hash, new GivenUp(failure)));
  }

  /** A Job that is deleted, by whomever, leaves its pods for a while: the next has to wait. */
  private void lookForDeleted(JobTrace trace, Instant now) {
    pods.stream().filter(pod -> !PodState.isFinished(pod)).forEach(pod -> lookAtLeft(pod, now));
    for (String hash : trace.hashes()) {
      if (!stages.containsKey(hash)) {
        trace.misses(hash, now).ifPresent(deleted -> stages.put(hash, deleted));
      }
    }
  }

  /**
   * A pod may still write to the workspace, if only for an experiment of the same name that is
   * gone.
   */
  private void lookAtLeft(Pod pod, Instant now) {
    String hash = pod.getMetadata().getLabels().get(Labels.STAGE_HASH);
    if (hash != null && !stages.containsKey(hash)) {
      stages.put(hash, left(pod, PodState.lostNode(pod, now).orElse(""), now));
      PodState.lostAt(pod).filter(at -> at.isAfter(now)).ifPresent(looks::add);
    }
  }

  /** What another experiment left is no work of this one, which has yet to begin. */
  private StageObservation left(Pod pod, String lostNode, Instant now) {
    String uid = pod.getMetadata().getLabels().get(Labels.EXPERIMENT_UID);
    if (experiment.getMetadata().getUid().equals(uid)) {
      return new Stopping(now, lostNode);
    }
    String what =
        pod.getMetadata().getDeletionTimestamp() != null
            ? "is still ending"
            : "is still there: unless it is to go on, delete its Job";
    String why =
        "pod %s of an earlier experiment of this name %s"
            .formatted(pod.getMetadata().getName(), what);
    return new Occupied(lostNode.isEmpty() ? why : why + ": " + lostNode);
  }

  /** What the stage had used up at the launch, and what its pods have since. */
  private Tally tally(Attempt newest, Disruptions seen) {
    Tally launched = newest.launchTally();
    Tally told = tallies.getOrDefault(newest.hash(), launched);
    int disruptions = Math.max(launched.disruptions(), seen.count(newest, told.disruptions()));
    int since = told.attempts() - launched.attempts();
    int freeSince = told.disruptions() - launched.disruptions();
    int restarts = Math.max(0, restarts(newest, since - freeSince));
    return new Tally(
        launched.attempts() + restarts + disruptions - launched.disruptions(),
        launched.restarts() + restarts,
        launched.memoryRestarts(),
        disruptions,
        launched.rereads());
  }

  /** Pods of an attempt that failed and were replaced; what a stop ends may count as failed. */
  private static int restarts(Attempt newest, int told) {
    return Stopped.of(newest.job()).isPresent()
        ? told
        : newest.failedPods() - (newest.failed().isPresent() ? 1 : 0);
  }

  /** As the planner wants it. */
  public Observed observed(Duration active) {
    return new Observed(stages, tallies, StatusMemory.hashes(experiment.getStatus()), active, null);
  }

  /** Attempts that failed for good under another spec: they are to make room for the next. */
  public List<Attempt> pardoned() {
    return List.copyOf(pardoned);
  }

  /** When a stage may look otherwise although no event comes; empty = never. */
  public Optional<Instant> lookAgain() {
    return looks.stream().min(Instant::compareTo);
  }

  /** What is recorded, and results that are seen but not recorded yet. */
  public ResultsRecord recordable() {
    Map<String, StageResult> all = new LinkedHashMap<>(record.results());
    stages.forEach(
        (hash, stage) -> {
          if (stage instanceof Succeeded success) {
            all.putIfAbsent(hash, success.result());
          }
        });
    return new ResultsRecord(all);
  }

  /** The newest attempt at a stage; empty = there is none. */
  public Optional<Attempt> newest(String hash) {
    return attempts.getOrDefault(hash, List.of()).stream().findFirst();
  }

  /** This image as a node pulled it last; empty = no pod says so yet. */
  public Optional<String> imageId(String image) {
    return PodState.imageId(attempts().stream().flatMap(attempt -> attempt.pods().stream()), image);
  }

  /** All attempts at all stages. */
  public List<Attempt> attempts() {
    List<Attempt> all = new ArrayList<>();
    attempts.values().forEach(all::addAll);
    return all;
  }
}
