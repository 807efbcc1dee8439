package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Which runner does the stages. */
public record RunnerStatus(
    @JsonPropertyDescription("As resolved at acceptance.") @Nullable String image,
    @JsonPropertyDescription(
            "What named that image: spec.runner.image, a profile or a flavour. While it stays the "
                + "same the image does, also after an upgrade of the operator.")
        @Nullable String imageFrom,
    @JsonPropertyDescription("As the node pulled it.") @Nullable String imageID,
    @JsonPropertyDescription("Of the runner.") @Nullable String version,
    @JsonPropertyDescription("Grows when the same stage would give other numbers.")
        Integer numerics,
    @JsonPropertyDescription("Such as PyTorch 2.7.1.") @Nullable String engine) {}
