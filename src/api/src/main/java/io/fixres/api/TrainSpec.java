package io.fixres.api;

import static io.fixres.api.ListType.Kind.SET;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.Precision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the network is trained, once for each resolution and seed. */
@ValidationRule(
    value = "has(self.resolutions) != has(self.forTestResolution)",
    message = "give exactly one of resolutions and forTestResolution")
@ValidationRule(
    value = "self.layers != 'None'",
    message =
        "layers None trains nothing: leave train out (with model.weights), or name what learns",
    fieldPath = ".layers")
public record TrainSpec(
    @JsonPropertyDescription(
            "Train sizes in pixels; one variant for each, and for each seed. Training at 128 costs"
                + " about a third of training at 224.")
        @Size(min = 1, max = 8)
        @ListType(SET)
        @Nullable List<@Min(32) @Max(1024) Integer> resolutions,
    @JsonPropertyDescription(
            "Instead of resolutions: the test size that you want. Trains at this divided by 1.15, about"
                + " 256/224, rounded to the network's stride: 224 gives 192.")
        @Min(32)
        @Max(1024)
        @Nullable Integer forTestResolution,
    @JsonPropertyDescription(
            "What gets gradients. A frozen trunk of given weights with a new head is Classifier.")
        @Default("All")
        Layers layers,
    @JsonPropertyDescription("What batch norms do: Affine trains them as usual.") @Default("Affine")
        BatchNormPolicy batchNorm,
    @JsonPropertyDescription(
            "Passes over as many images as there are to train on. 90 is torchvision's reference. The "
                + "authors' 120 epochs of 5005 steps of 512 images are 240 such passes over ImageNet.")
        @Default("90")
        @Min(1)
        @Max(10000)
        Integer epochs,
    @JsonPropertyDescription(
            "Images per step and device: N devices see N times as many, and batch norm statistics "
                + "are per device. 256 with learning rate 0.1 is torchvision's reference. Training never"
                + " changes it by itself.")
        @Default("256")
        @Min(1)
        @Max(65536)
        Integer batchSize,
    @JsonPropertyDescription("Stochastic gradient descent with momentum, as PyTorch defines it.")
        @Default("{}")
        OptimizerSpec optimizer,
    @JsonPropertyDescription(
            "What happens to each training image. RandomResizedCrop's scale makes the discrepancy "
                + "that the method mends.")
        @Default("{}")
        AugmentationSpec augmentation,
    @JsonPropertyDescription(
            "Probability mass spread over all classes. 0 as the authors; 0.1 in many later "
                + "recipes.")
        @Default("0")
        @Min(0)
        @Max(0.9)
        BigDecimal labelSmoothing,
    @JsonPropertyDescription(
            "Number format of the passes. BF16 needs a GPU, or a processor with AVX-512 BF16 or AMX; "
                + "others refuse it.")
        @Default("FP32")
        Precision precision,
    @JsonPropertyDescription("When training saves its state, besides the end and SIGTERM.")
        @Default("{}")
        CheckpointSpec checkpoint) {}
