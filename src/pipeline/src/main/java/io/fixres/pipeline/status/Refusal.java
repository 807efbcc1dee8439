package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.JobCounts;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.pipeline.observe.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A spec that cannot be carried out: what ran is told to stop.
 *
 * @param why what is wrong with it
 * @param unstopped why something is not told and runs on; null = all is told
 */
public record Refusal(Obstacle why, @Nullable Obstacle unstopped) {
  private static final FixResExperimentStatus NOTHING =
      new FixResExperimentStatus(
          null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);

  private static final Set<StageState> AT_WORK =
      Set.of(StageState.RUNNING, StageState.WAITING, StageState.RETRYING);

  /**
   * Its status; what was found before stays.
   *
   * @param previous the last one written; null = none was
   * @param generation of the spec
   * @param active how long it was active until now
   * @param now the time of this status
   */
  public FixResExperimentStatus status(
      @Nullable FixResExperimentStatus previous, long generation, Duration active, Instant now) {
    FixResExperimentStatus kept = previous == null ? NOTHING : previous;
    return new FixResExperimentStatus(
        generation,
        conditions(new ConditionSet(kept.conditions(), generation, now)),
        kept.startTime(),
        kept.completionTime(),
        kept.startTime() == null ? kept.activeSeconds() : (Long) active.toSeconds(),
        kept.gpuSeconds(),
        kept.gpuIdleSeconds(),
        jobs(kept.jobs()),
        null,
        kept.best(),
        kept.curve(),
        kept.warnings(),
        variants(kept.variants()),
        kept.results(),
        kept.runner(),
        kept.dataset(),
        kept.failure(),
        kept.history());
  }

  private List<Condition> conditions(ConditionSet set) {
    set.add(ConditionType.ACCEPTED, ConditionSet.FALSE, why.reason(), why.message());
    if (unstopped != null) {
      set.add(
          ConditionType.PREREQUISITES_READY,
          ConditionSet.FALSE,
          unstopped.reason(),
          unstopped.message());
    }
    return set.add(ConditionType.RECONCILING, ConditionSet.FALSE, why.reason(), "")
        .add(ConditionType.STALLED, ConditionSet.TRUE, why.reason(), why.message())
        .add(ConditionType.READY, ConditionSet.FALSE, why.reason(), why.message())
        .add(ConditionType.SUCCEEDED, ConditionSet.FALSE, why.reason(), why.message())
        .all();
  }

  private @Nullable JobCounts jobs(@Nullable JobCounts jobs) {
    return jobs == null || unstopped != null
        ? jobs
        : new JobCounts(jobs.total(), jobs.succeeded(), 0, jobs.failed());
  }

  private @Nullable List<VariantStatus> variants(@Nullable List<VariantStatus> variants) {
    return variants == null || unstopped != null
        ? variants
        : variants.stream().map(Refusal::atRest).toList();
  }

  private static VariantStatus atRest(VariantStatus variant) {
    List<StageStatus> stages = variant.stages().stream().map(Refusal::atRest).toList();
    return new VariantStatus(variant.id(), variant.trainResolution(), variant.seed(), stages);
  }

  private static StageStatus atRest(StageStatus stage) {
    return AT_WORK.contains(stage.state()) ? stage.pending() : stage;
  }
}
