package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fixres.contract.Metric;
import java.math.BigDecimal;

/** How the best test resolution is selected. */
public record SelectionSpec(
    @JsonPropertyDescription(
            "What the best is best at. Top-1 and top-5 may disagree, so it is always named.")
        @Default("Top1")
        Metric metric,
    @JsonPropertyDescription(
            "Points. The smallest resolution that is shown to be no more than this below the best "
                + "wins, because smaller is cheaper; 0: the best itself. For Loss: nats × 100.")
        @Default("0.3")
        @Min(0)
        @Max(100)
        BigDecimal margin,
    @JsonPropertyDescription(
            "Level of intervals and bounds; the bounds hold for all points at once (multiple "
                + "comparisons with the best).")
        @Default("0.95")
        @Min(value = 0.5, inclusive = false)
        @Max(0.9999)
        BigDecimal confidence,
    @JsonPropertyDescription(
            "The most that a deployment can afford: 10⁹ multiply-accumulates per image, as timm "
                + "counts (resnet50 at 224: 4.11). 0: no budget.")
        @Default("0")
        @Min(0)
        @Max(1000000)
        BigDecimal maxGmacs) {}
