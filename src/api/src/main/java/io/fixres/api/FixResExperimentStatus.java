package io.fixres.api;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found and how far things are. */
public record FixResExperimentStatus(
    @Nullable Long observedGeneration,
    List<Condition> conditions,
    @Nullable String startTime,
    @Nullable String completionTime,
    @Nullable Long activeSeconds,
    @Nullable Long gpuSeconds,
    @Nullable Long gpuIdleSeconds,
    @Nullable JobCounts jobs,
    @Nullable ProgressStatus progress,
    @Nullable BestStatus best,
    @Nullable List<CurveEntry> curve,
    @Nullable List<String> warnings,
    @Nullable List<VariantStatus> variants,
    @Nullable ResultsStatus results,
    @Nullable RunnerStatus runner,
    @Nullable DatasetStatus dataset,
    @Nullable FailureStatus failure,
    @Nullable List<BestStatus> history) {}
