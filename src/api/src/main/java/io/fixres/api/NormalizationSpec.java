package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.math.BigDecimal;
import java.util.List;

/** Channel statistics of images scaled to 0 to 1. */
public record NormalizationSpec(
    @JsonPropertyDescription(
            "Mean of red, green and blue, for pixels scaled to 0–1. The default is ImageNet's, as "
                + "torchvision and most of timm use it.")
        @Default("[0.485, 0.456, 0.406]")
        @Size(min = 3, max = 3)
        List<@Min(0) @Max(1) BigDecimal> mean,
    @JsonPropertyDescription(
            "Standard deviation of red, green and blue, for pixels scaled to 0–1. The default is "
                + "ImageNet's, as torchvision and most of timm use it.")
        @Default("[0.229, 0.224, 0.225]")
        @Size(min = 3, max = 3)
        List<@Min(value = 0, inclusive = false) @Max(1) BigDecimal> std) {}
