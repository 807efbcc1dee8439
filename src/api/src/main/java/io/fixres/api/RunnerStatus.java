package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** Which runner does the stages. */
public record RunnerStatus(
    @JsonPropertyDescription("As resolved at acceptance.") @Nullable String image,
    @JsonPropertyDescription("As the node pulled it.") @Nullable String imageID,
    @JsonPropertyDescription("Of the runner.") @Nullable String version,
    @JsonPropertyDescription("Grows when the same stage would give other numbers.")
        Integer numerics,
    @JsonPropertyDescription("Such as PyTorch 2.7.1.") @Nullable String engine) {}
