package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fixres.contract.ClaimRole;
import org.jspecify.annotations.Nullable;

/** Weights that the user gives. */
public record WeightsSpec(
    @JsonPropertyDescription("Which claim the file is on.") @Default("Workspace") ClaimRole claim,
    @JsonPropertyDescription(
            "The file, relative to the claim's subPath; no segment begins with a dot.")
        @Required
        @Pattern(Patterns.RELATIVE_PATH)
        @Size(min = 1, max = 512)
        String path,
    @JsonPropertyDescription(
            "The file's digest; checked before use. Absent: recorded on first use, and checked "
                + "from then on.")
        @Pattern(Patterns.SHA256)
        @Size(max = 64)
        @Nullable String sha256,
    @JsonPropertyDescription(
            "The size in pixels that the weights were trained at; required without train. 224 for "
                + "most of torchvision's, 176 for its V2 weights.")
        @Min(32)
        @Max(1024)
        @Nullable Integer trainResolution) {}
