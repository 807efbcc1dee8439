package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** Evenly spaced resolutions. */
@ValidationRule(
    value = "self.min <= self.max",
    message = "range runs backwards: min is above max",
    fieldPath = ".min")
public record RangeSpec(
    @JsonPropertyDescription("The smallest test size in pixels.") @Required @Min(32) @Max(2048)
        Integer min,
    @JsonPropertyDescription("The largest test size in pixels, where a step meets it.")
        @Required
        @Min(32)
        @Max(2048)
        Integer max,
    @JsonPropertyDescription("Pixels between two sizes. 32 is the stride of most networks.")
        @Default("32")
        @Min(1)
        @Max(512)
        Integer step) {}
