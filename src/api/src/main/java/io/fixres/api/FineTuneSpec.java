package io.fixres.api;

import static io.fixres.api.ListType.Kind.SET;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import java.util.List;

/** How the classifier is adapted to a larger resolution. */
// has(): the API server checks the default {} before it fills it in.
@ValidationRule(
    value = "!has(self.layers) || self.layers != 'None' || self.batchNorm != 'Frozen'",
    message =
        "layers None with batchNorm Frozen changes nothing: set enabled to false, or let "
            + "one of them move",
    fieldPath = ".batchNorm")
public record FineTuneSpec(
    @JsonPropertyDescription(
            "Whether anything is fine-tuned. Without it the experiment is train and sweep alone.")
        @Default("true")
        Boolean enabled,
    @JsonPropertyDescription(
            "Sizes in pixels to tune at. Empty: a ladder of the untuned best and the swept sizes "
                + "nearest to 1.25 and 1.5 times it, because the tuned optimum lies above the untuned "
                + "one (the authors tune at 384 for 224).")
        @Default("[]")
        @Size(max = 4)
        @ListType(SET)
        List<@Min(32) @Max(2048) Integer> resolutions,
    @JsonPropertyDescription(
            "What gets gradients. The authors' recipe is Classifier with batchNorm LastStatistics;"
                + " None with Statistics is a training-free recalibration.")
        @Default("Classifier")
        Layers layers,
    @JsonPropertyDescription(
            "What batch norms do. LastStatistics: the last one refreshes its running statistics, "
                + "without gradients, as the authors do.")
        @Default("LastStatistics")
        BatchNormPolicy batchNorm,
    @JsonPropertyDescription(
            "Passes over the training images. The authors: 56 for ResNet-50, 1 for ResNeXt-101 and"
                + " PNASNet. 10 is our default, not theirs.")
        @Default("10")
        @Min(1)
        @Max(10000)
        Integer epochs,
    @JsonPropertyDescription(
            "Images per step and device; the authors use 512 in all for ResNet-50.")
        @Default("256")
        @Min(1)
        @Max(65536)
        Integer batchSize,
    @JsonPropertyDescription("Stochastic gradient descent with momentum, as PyTorch defines it.")
        @Default("{\"learningRate\": 0.001, \"warmupEpochs\": 0}")
        OptimizerSpec optimizer,
    @JsonPropertyDescription(
            "Which transform images go through. Test: exactly the evaluation's, no flip (the "
                + "authors' first version). TestFlipJitterShift: flip, a little jitter, a crop shifted "
                + "sideways (their second, +0.1 points). Train: as in training.")
        @Default("Test")
        AugmentationKind augmentation) {}
