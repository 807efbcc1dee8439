package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The best test resolution; provisional until BestFound is True. */
public record BestStatus(
    @JsonPropertyDescription("Train size in pixels.") Integer trainResolution,
    @JsonPropertyDescription("Test size in pixels: the answer.") Integer testResolution,
    @JsonPropertyDescription("Crop fraction at test.") String cropPct,
    @JsonPropertyDescription("Whether the classifier was tuned to that size.") Boolean fineTuned,
    @JsonPropertyDescription(
            "Percent right on all validation images: the maximum of many, so biased upward. Do not"
                + " quote it.")
        @Nullable String top1,
    @JsonPropertyDescription(
            "The figure to quote: the selection repeated on folds, scored on the images it did not"
                + " see.")
        @Nullable String crossFitTop1,
    @JsonPropertyDescription(
            "Of crossFitTop1, low and high; bootstrap over images and seeds that repeats the "
                + "selection.")
        @Size(min = 2, max = 2)
        @Nullable List<String> confidenceInterval,
    @JsonPropertyDescription("Validation images that every point was scored on.")
        @Nullable Integer images,
    @JsonPropertyDescription(
            "There is too little data to prefer a smaller resolution: the best itself was taken.")
        @Nullable Boolean undecided,
    @JsonPropertyDescription(
            "Test sizes shown to be no worse than the best by more than the margin.")
        @Size(max = 64)
        @Nullable List<Integer> candidates,
    @JsonPropertyDescription("What each half of the method brought; paired on the same images.")
        @Nullable GainsStatus gains,
    @JsonPropertyDescription("The winner on the test split, scored once.")
        @Nullable TestStatus test,
    @JsonPropertyDescription("What the crops alone predict, before anything ran.")
        @Nullable PredictedStatus predicted,
    @JsonPropertyDescription("The price of an image: 10⁹ multiply-accumulates.")
        @Nullable String gmacs,
    @JsonPropertyDescription("Throughput at the winning size, on the machine that swept it.")
        @Nullable String imagesPerSecond,
    @JsonPropertyDescription("The deployed replicate, such as r128-s0.") @Nullable String variant,
    @JsonPropertyDescription("The file to deploy.") @Nullable ModelStatus model) {}
