package io.fixres.api;

import static io.fixres.api.ListType.Kind.SET;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fixres.contract.Interpolation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** At which resolutions every checkpoint is scored. */
@ValidationRule(
    value = "!(has(self.resolutions) && has(self.range))",
    message = "give at most one of resolutions and range",
    fieldPath = ".range")
public record SweepSpec(
    @JsonPropertyDescription(
            "Test sizes in pixels; multiples of the network's stride, because an odd size can dip "
                + "from pooling arithmetic alone. Every train resolution is added, and every variant "
                + "gets the same columns. Only grows. Absent, without range: 0.75 to 2 times the largest"
                + " train resolution (to 3 times below 160).")
        @Size(min = 1, max = 64)
        @ListType(SET)
        @Nullable List<@Min(32) @Max(2048) Integer> resolutions,
    @JsonPropertyDescription("Evenly spaced test sizes, instead of resolutions. Only grows.")
        @Nullable RangeSpec range,
    @JsonPropertyDescription(
            "Crop fractions: the shorter side is resized to floor(size / fraction), then the "
                + "centre is cropped, as timm and the authors do. 0.875 is Resize(256) + "
                + "CenterCrop(224). A second axis that costs no training. Only grows. "
                + "Fine-tuning at named sizes learns at the first one, and stays there when others "
                + "are put before it.")
        @Default("[0.875]")
        @Size(min = 1, max = 5)
        @ListType(SET)
        List<@Min(0.1) @Max(1) BigDecimal> cropPcts,
    @JsonPropertyDescription(
            "How images are resized: Pillow's filters, antialiased. Bilinear is torchvision's "
                + "reference and the authors'; timm mostly uses Bicubic.")
        @Default("Bilinear")
        Interpolation interpolation,
    @JsonPropertyDescription(
            "Pods that share one sweep: each takes a part of the images at all resolutions, so "
                + "that every image is decoded once; the counts add up. Each pod gets all that the "
                + "template gives: 4 shards with gpu.count 8 hold 32 GPUs.")
        @Default("1")
        @Min(1)
        @Max(64)
        Integer shards,
    @JsonPropertyDescription(
            "Images per step. 0: as many as fit 48 MiB at all sizes together, 256 MiB on a GPU, 1 to 64.")
        @Default("0")
        @Min(0)
        @Max(65536)
        Integer batchSize) {}
