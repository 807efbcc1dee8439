package io.fixres.pipeline.status;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.JobCounts;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.pipeline.observe.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The status of a spec that cannot be carried out: nothing of it runs.
 *
 * @param kept what was found before
 * @param why what is wrong with it
 */
record Refusal(FixResExperimentStatus kept, Obstacle why) {
  static final FixResExperimentStatus NOTHING =
      new FixResExperimentStatus(
          null, List.of(), null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null);

  private static final Set<StageState> AT_WORK =
      Set.of(StageState.RUNNING, StageState.WAITING, StageState.RETRYING);

  FixResExperimentStatus status(ConditionSet set, long generation, Duration active) {
    set.add(ConditionType.ACCEPTED, ConditionSet.FALSE, why.reason(), why.message())
        .add(ConditionType.RECONCILING, ConditionSet.FALSE, why.reason(), "")
        .add(ConditionType.STALLED, ConditionSet.TRUE, why.reason(), why.message())
        .add(ConditionType.READY, ConditionSet.FALSE, why.reason(), why.message())
        .add(ConditionType.SUCCEEDED, ConditionSet.FALSE, why.reason(), why.message());
    return new FixResExperimentStatus(
        generation,
        set.all(),
        kept.startTime(),
        kept.completionTime(),
        kept.startTime() == null ? kept.activeSeconds() : (Long) active.toSeconds(),
        kept.gpuSeconds(),
        kept.gpuIdleSeconds(),
        jobs(),
        null,
        kept.best(),
        kept.curve(),
        kept.warnings(),
        variants(),
        kept.results(),
        kept.runner(),
        kept.dataset(),
        kept.failure(),
        kept.history());
  }

  private @Nullable JobCounts jobs() {
    JobCounts jobs = kept.jobs();
    return jobs == null ? null : new JobCounts(jobs.total(), jobs.succeeded(), 0, jobs.failed());
  }

  private @Nullable List<VariantStatus> variants() {
    List<VariantStatus> variants = kept.variants();
    return variants == null ? null : variants.stream().map(Refusal::atRest).toList();
  }

  private static VariantStatus atRest(VariantStatus variant) {
    List<StageStatus> stages = variant.stages().stream().map(Refusal::atRest).toList();
    return new VariantStatus(variant.id(), variant.trainResolution(), variant.seed(), stages);
  }

  private static StageStatus atRest(StageStatus stage) {
    return AT_WORK.contains(stage.state()) ? stage.pending() : stage;
  }
}
