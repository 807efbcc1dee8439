package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fixres.contract.Decoding;
import java.math.BigDecimal;
import java.util.List;

/** What happens to each training image. */
// has(): the API server checks the default {} before it fills it in.
@ValidationRule(
    value = "!has(self.scale) || self.scale[0] <= self.scale[1]",
    message = "scale runs backwards: the low end comes first",
    fieldPath = ".scale")
@ValidationRule(
    value = "!has(self.ratio) || self.ratio[0] <= self.ratio[1]",
    message = "ratio runs backwards: the low end comes first",
    fieldPath = ".ratio")
public record AugmentationSpec(
    @JsonPropertyDescription(
            "Area fraction of RandomResizedCrop, low and high. With torchvision's 0.08 to 1, "
                + "objects look 1.31 times as large in training as in testing on square images, 1.20"
                + " times on 4:3; from 0.5 to 1 there is next to nothing to mend.")
        @Default("[0.08, 1.0]")
        @Size(min = 2, max = 2)
        List<@Min(value = 0, inclusive = false) @Max(1) BigDecimal> scale,
    @JsonPropertyDescription(
            "Width over height of RandomResizedCrop, low and high. 3/4 to 4/3 is torchvision's.")
        @Default("[0.75, 1.3333]")
        @Size(min = 2, max = 2)
        List<@Min(0.05) @Max(20) BigDecimal> ratio,
    @JsonPropertyDescription(
            "Mirrors half of the images. Turn it off where left and right differ in meaning.")
        @Default("true")
        Boolean horizontalFlip,
    @JsonPropertyDescription(
            "Strength of brightness, contrast and saturation jitter. 0 is none, as torchvision's "
                + "reference; the authors use 0.3.")
        @Default("0")
        @Min(0)
        @Max(1)
        BigDecimal colorJitter,
    @JsonPropertyDescription(
            "Beta parameter of CutMix (arXiv 1905.04899); 0 is none, 1 the usual choice.")
        @Default("0")
        @Min(0)
        @Max(10)
        BigDecimal cutMixAlpha,
    @JsonPropertyDescription(
            "Beta parameter of MixUp (arXiv 1710.09412); 0 is none, 0.2 the usual choice.")
        @Default("0")
        @Min(0)
        @Max(10)
        BigDecimal mixUpAlpha,
    @JsonPropertyDescription(
            "Augmented copies of an image in a batch (repeated augmentation, arXiv 1902.05509); 1 "
                + "is none, the authors use 3.")
        @Default("1")
        @Min(1)
        @Max(8)
        Integer repeats,
    @JsonPropertyDescription(
            "How far JPEGs are decoded for a training crop. Exact: at full size, with the pixels of "
                + "Pillow and torchvision. Scaled: at a half, a quarter or an eighth of it where the"
                + " crop still has the train size's pixels; faster, with pixels that differ a little"
                + " from those of evaluation, which is always exact. The verdict says so.")
        @Default("Exact")
        Decoding decoding) {}
