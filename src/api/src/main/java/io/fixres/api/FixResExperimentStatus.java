package io.fixres.api;

import static io.fixres.api.ListType.Kind.MAP;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found and how far things are. */
public record FixResExperimentStatus(
    @JsonPropertyDescription("The generation of the spec that this status tells of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription(
            "Accepted, PrerequisitesReady, Reconciling, Stalled, Ready, Succeeded, Suspended, "
                + "ResultsCollected, BestFound. `kubectl wait --for=condition=Succeeded` waits for the "
                + "end; Ready tells what is going on.")
        @Size(max = 16)
        @ListType(value = MAP, keys = "type")
        List<Condition> conditions,
    @JsonPropertyDescription("When the first stage was started.") @Nullable String startTime,
    @JsonPropertyDescription("When the experiment ended.") @Nullable String completionTime,
    @JsonPropertyDescription("Unsuspended time since the start.") @Nullable Long activeSeconds,
    @JsonPropertyDescription("Seconds × accelerators that stages held.") @Nullable Long gpuSeconds,
    @JsonPropertyDescription("Accelerator time lost between stages that were ready to run.")
        @Nullable Long gpuIdleSeconds,
    @JsonPropertyDescription("How many stages there are, and in which state.")
        @Nullable JobCounts jobs,
    @JsonPropertyDescription("How far the running stage is. Absent: unknown.")
        @Nullable ProgressStatus progress,
    @JsonPropertyDescription("The best test resolution; provisional until BestFound is True.")
        @Nullable BestStatus best,
    @JsonPropertyDescription("The winning sweep. The whole matrix is where results says.")
        @Size(max = 64)
        @Nullable List<CurveEntry> curve,
    @JsonPropertyDescription(
            "What a careful reader should know: a best at the edge of the range, a size that is no"
                + " multiple of the stride, too few images, no discrepancy to mend.")
        @Size(max = 32)
        @Nullable List<String> warnings,
    @JsonPropertyDescription("The variants and their stages.")
        @Size(max = 128)
        @ListType(value = MAP, keys = "id")
        @Nullable List<VariantStatus> variants,
    @JsonPropertyDescription("Where the whole train × test matrix is.")
        @Nullable ResultsStatus results,
    @JsonPropertyDescription(
            "Which runner does the stages; resolved once, so that an upgrade of the operator does "
                + "not touch a running experiment.")
        @Nullable RunnerStatus runner,
    @JsonPropertyDescription("What the images were.") @Nullable DatasetStatus dataset,
    @JsonPropertyDescription("Why the experiment failed.") @Nullable FailureStatus failure,
    @JsonPropertyDescription("Earlier bests, newest first, with updatePolicy Rerun.") @Size(max = 3)
        @Nullable List<BestStatus> history) {
  public FixResExperimentStatus {
    conditions = Absent.ifNull(conditions);
  }

  /** What the condition of a type says; empty = nothing yet. */
  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(condition -> condition.getType().equals(type)).findFirst();
  }

  /** The same, with these conditions. */
  public FixResExperimentStatus withConditions(List<Condition> others) {
    return new FixResExperimentStatus(
        observedGeneration,
        others,
        startTime,
        completionTime,
        activeSeconds,
        gpuSeconds,
        gpuIdleSeconds,
        jobs,
        progress,
        best,
        curve,
        warnings,
        variants,
        results,
        runner,
        dataset,
        failure,
        history);
  }
}
