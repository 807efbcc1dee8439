package io.fixres.api;

import io.fixres.contract.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user asks for. */
public record FixResExperimentSpec(
    @Nullable Boolean suspend,
    UpdatePolicy updatePolicy,
    @Nullable String profile,
    ModelSpec model,
    DatasetSpec dataset,
    WorkspaceSpec workspace,
    @Nullable TrainSpec train,
    @Nullable SweepSpec sweep,
    @Nullable FineTuneSpec fineTune,
    @Nullable SelectionSpec selection,
    @Nullable List<Comparison> compare,
    @Nullable SeedsSpec seeds,
    @Nullable RunnerSpec runner,
    @Nullable TemplateSpec template,
    @Nullable List<StageTemplateSpec> stageTemplates,
    @Nullable ParallelismSpec parallelism,
    @Nullable QueueSpec queue,
    @Nullable FailurePolicySpec failurePolicy,
    @Nullable Long activeDeadlineSeconds,
    @Nullable JobRetentionSpec jobRetention,
    @Nullable ProgressSpec progress,
    @Nullable TrackingSpec tracking) {}
