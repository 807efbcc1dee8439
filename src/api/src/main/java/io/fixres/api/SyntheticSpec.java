package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.ValidationRule;

/** Scenes drawn by the runner. */
@ValidationRule(
    value = "self.images >= 5 * self.classes",
    message = "too few images: every class needs five, four for training and one for validation",
    fieldPath = ".images")
public record SyntheticSpec(
    @JsonPropertyDescription("Scenes in all; a fifth of them is for validation.")
        @Default("10000")
        @Min(10)
        @Max(1000000)
        Integer images,
    @JsonPropertyDescription("Classes, which differ in shape and texture.")
        @Default("10")
        @Min(2)
        @Max(20)
        Integer classes,
    @JsonPropertyDescription("Draws the same scenes every time. Another seed, other scenes.")
        @Default("0")
        @Min(0)
        @Max(4294967295L)
        Long seed) {}
