package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The network. */
public record ModelSpec(
    @JsonPropertyDescription(
            "A network that the runner knows, by torchvision's or timm's name: resnet50, "
                + "efficientnet_b0. `fixres models` lists them with parameters and multiply-accumulates "
                + "per resolution.")
        @Required
        @Pattern("^[a-z0-9][a-z0-9._-]*$")
        @Size(min = 1, max = 63)
        String architecture,
    @JsonPropertyDescription(
            "Outputs of the last layer. Absent: as many as the dataset has classes.")
        @Min(2)
        @Max(100000)
        @Nullable Integer numClasses,
    @JsonPropertyDescription(
            "Weights to begin with: safetensors in single precision, with the tensor names of "
                + "torchvision's or timm's ResNets, or timm's EfficientNets. A last layer of another "
                + "class count is initialised anew, and the status says so.")
        @Nullable WeightsSpec weights) {}
