package io.fixres.api;

import static io.fixres.api.ListType.Kind.MAP;
import static io.fixres.api.ListType.Kind.SET;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fixres.contract.Comparison;
import io.fixres.contract.StageKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user asks for. */
@ValidationRule(
    value = SpecRules.SOMETHING_TO_SCORE,
    message =
        "nothing to score: give train (to train from scratch) or model.weights (to begin "
            + "with the sweep), or both",
    fieldPath = ".train")
@ValidationRule(
    value = SpecRules.GIVEN_WEIGHTS_SAY_THEIR_SIZE,
    message =
        "without train, model.weights.trainResolution is required: it is the size that "
            + "gains are measured from",
    fieldPath = ".model.weights")
@ValidationRule(
    value = SpecRules.FROZEN_TRUNK_NEEDS_WEIGHTS,
    message =
        "train.layers freezes part of a network that model.weights does not give: a frozen"
            + " random trunk learns nothing; give model.weights or set train.layers to All",
    fieldPath = ".train.layers")
@ValidationRule(
    value = SpecRules.DIRECT_NEEDS_TRAIN,
    message = "compare: DirectAtWinner trains with the recipe of train, so it needs train",
    fieldPath = ".compare")
@ValidationRule(
    value = SpecRules.TUNED_ARM_NEEDS_TUNING,
    message =
        "compare: FineTunedAtTrainSize tunes with the recipe of fineTune, so it needs "
            + "fineTune.enabled",
    fieldPath = ".compare")
@ValidationRule(
    value = SpecRules.CPU_HAS_NO_GPU,
    message =
        "runner.flavour cpu cannot use a gpu: drop gpu from template and stageTemplates, "
            + "or choose flavour Auto",
    fieldPath = ".runner.flavour")
@ValidationRule(
    value = SpecRules.SWEEP_POINTS,
    message =
        "too many points in a sweep: resolutions (train resolutions are added) × cropPcts "
            + "may be 64 at most; a result has to fit a termination message",
    fieldPath = ".sweep")
@ValidationRule(
    value = SpecRules.MATRIX_POINTS,
    message =
        "too many points in all: train resolutions × seeds × (1 + fine-tuning steps, 3 if "
            + "none are named) × sweep points may be 1024 at most",
    fieldPath = ".sweep")
@ValidationRule(
    value = SpecRules.MODEL_STAYS,
    message = "model decides the results" + SpecRules.STAYS,
    fieldPath = ".model")
@ValidationRule(
    value = SpecRules.DATASET_STAYS,
    message = "dataset decides the results" + SpecRules.STAYS,
    fieldPath = ".dataset")
@ValidationRule(
    value = SpecRules.TRAIN_STAYS,
    message = "train decides the results" + SpecRules.STAYS,
    fieldPath = ".train")
@ValidationRule(
    value = SpecRules.FINE_TUNE_STAYS,
    message = "fineTune decides the results" + SpecRules.STAYS,
    fieldPath = ".fineTune")
@ValidationRule(
    value = SpecRules.SELECTION_STAYS,
    message = "selection decides the results" + SpecRules.STAYS,
    fieldPath = ".selection")
@ValidationRule(
    value = SpecRules.COMPARE_STAYS,
    message = "compare decides the results" + SpecRules.STAYS,
    fieldPath = ".compare")
@ValidationRule(
    value = SpecRules.SEEDS_STAY,
    message = "seeds decide the results" + SpecRules.STAYS,
    fieldPath = ".seeds")
@ValidationRule(
    value = SpecRules.FLAVOUR_STAYS,
    message = "runner.flavour decides the results" + SpecRules.STAYS,
    fieldPath = ".runner.flavour")
@ValidationRule(
    value = SpecRules.DEVICES_STAY,
    message =
        "gpu.count of training and fine-tuning decides the results (each GPU sees batchSize images a step)"
            + SpecRules.STAYS,
    fieldPath = ".template")
@ValidationRule(
    value = SpecRules.INTERPOLATION_STAYS,
    message = "sweep.interpolation decides the results" + SpecRules.STAYS,
    fieldPath = ".sweep.interpolation")
@ValidationRule(
    value = SpecRules.SWEEP_FORM_STAYS,
    message =
        "the form of sweep (resolutions, range or neither) decides the results" + SpecRules.STAYS,
    fieldPath = ".sweep")
@ValidationRule(
    value = SpecRules.WORKSPACE_STAYS,
    message =
        "workspace never changes: the results are on it; create an experiment under another name",
    fieldPath = ".workspace")
@ValidationRule(
    value = SpecRules.RESOLUTIONS_GROW,
    message =
        "sweep.resolutions only grows, so that every row has the same columns: keep the "
            + "earlier ones",
    fieldPath = ".sweep.resolutions")
@ValidationRule(
    value = SpecRules.RANGE_GROWS,
    message =
        "sweep.range only grows, so that every row has the same columns: its points must "
            + "include the earlier ones",
    fieldPath = ".sweep.range")
@ValidationRule(
    value = SpecRules.CROPS_GROW,
    message =
        "sweep.cropPcts only grows, so that every row has the same columns: keep the earlier ones",
    fieldPath = ".sweep.cropPcts")
@ValidationRule(
    value = SpecRules.QUEUE_STAYS,
    message =
        "queue.name never changes: Jobs already wait there; create an experiment under "
            + "another name",
    fieldPath = ".queue")
public record FixResExperimentSpec(
    @JsonPropertyDescription(
            "Stops the stages at their next checkpoint and frees their machines; finished stages "
                + "are kept, and false goes on from there.")
        @Default("false")
        Boolean suspend,
    @JsonPropertyDescription(
            "What happens when a field that decides the results changes. Immutable: the change is "
                + "refused, so that a status always tells what its spec says. Rerun: stages that the "
                + "change touches, and what stands on them, run again; the rest is reused by its hash.")
        @Default("Immutable")
        UpdatePolicy updatePolicy,
    @JsonPropertyDescription(
            "A profile of the operator's configuration (image, accelerator, resources, node "
                + "selection, queue) that template is merged over, as far as the profile allows. Absent "
                + "or empty: none. Ignored without a cluster.")
        @Pattern(Patterns.LABEL_OR_EMPTY)
        @Size(max = 63)
        @Nullable String profile,
    @JsonPropertyDescription("The network, and optionally the weights to begin with.") @Required
        ModelSpec model,
    @JsonPropertyDescription("The images: exactly one source, its splits and the normalization.")
        @Required
        DatasetSpec dataset,
    @JsonPropertyDescription(
            "Where checkpoints, results, the verdict and the best model are kept. It never "
                + "changes.")
        @Required
        WorkspaceSpec workspace,
    @JsonPropertyDescription(
            "Trains the network once for each resolution and seed. Optional with model.weights: "
                + "then the experiment begins with the sweep.")
        @Nullable TrainSpec train,
    @JsonPropertyDescription(
            "Scores every checkpoint at many test resolutions. RandomResizedCrop makes objects "
                + "look larger in training than in testing, so a network is often best at a larger test "
                + "image than it was trained on (arXiv 1906.06423): the sweep finds where.")
        @Default("{}")
        SweepSpec sweep,
    @JsonPropertyDescription(
            "Adapts the classifier to the activations of the larger image: the second half of the "
                + "method. Every step of a short ladder of resolutions is tuned, swept again and "
                + "compared.")
        @Default("{}")
        FineTuneSpec fineTune,
    @JsonPropertyDescription("How the best test resolution is selected, and how sure that must be.")
        @Default("{}")
        SelectionSpec selection,
    @JsonPropertyDescription(
            "Control arms: what a sceptic would ask to see beside the winner. Untuned is always "
                + "measured. DirectAtWinner trains from scratch at the size that leads before the selection, with the same "
                + "recipe, sweep and tuning. FineTunedAtTrainSize tunes at the train size instead.")
        @Default("[\"Untuned\"]")
        @Size(max = 3)
        @ListType(SET)
        List<Comparison> compare,
    @JsonPropertyDescription(
            "Replicates: accuracies are means over them, and intervals include their spread.")
        @Default("{}")
        SeedsSpec seeds,
    @JsonPropertyDescription("The program that does the stages.") @Default("{}") RunnerSpec runner,
    @JsonPropertyDescription(
            "Overrides for the stages' pods, in Jobs that are created later. Only gpu.count changes "
                + "results, as it says how many networks learn together; only it is used without a "
                + "cluster.")
        @Nullable TemplateSpec template,
    @JsonPropertyDescription(
            "Overrides for the pods of one kind of stage, merged over template: sweeps are lighter"
                + " than trainings.")
        @Size(max = 6)
        @ListType(value = MAP, keys = "stage")
        @Nullable List<StageTemplateSpec> stageTemplates,
    @JsonPropertyDescription("How much runs at once.") @Default("{}") ParallelismSpec parallelism,
    @JsonPropertyDescription("The Kueue LocalQueue that Jobs wait in. Absent: Jobs start at once.")
        @Nullable QueueSpec queue,
    @JsonPropertyDescription("What happens when a stage fails or stands still.") @Default("{}")
        FailurePolicySpec failurePolicy,
    @JsonPropertyDescription(
            "The experiment fails after this much unsuspended time, as a Job would. Absent: no "
                + "limit. A week is 604800.")
        @Min(60)
        @Max(31536000)
        @Nullable Long activeDeadlineSeconds,
    @JsonPropertyDescription(
            "How long finished Jobs and their pods stay. The experiment itself is never deleted: "
                + "under GitOps it would come back and run again.")
        @Default("{}")
        JobRetentionSpec jobRetention,
    @JsonPropertyDescription(
            "How live progress reaches the status. It costs nothing but a small request; results "
                + "never depend on it.")
        @Default("{}")
        ProgressSpec progress) {

  /** {@code template}, which is for all stages; one that says nothing where there is none. */
  public TemplateSpec commonTemplate() {
    return Objects.requireNonNullElse(template, TemplateSpec.NONE);
  }

  /** What {@code stageTemplates} says of one kind of stage; empty = nothing. */
  public Optional<StageTemplateSpec> stageTemplate(StageKind kind) {
    return stageTemplates == null
        ? Optional.empty()
        : stageTemplates.stream().filter(own -> own.stage() == kind).findFirst();
  }
}
