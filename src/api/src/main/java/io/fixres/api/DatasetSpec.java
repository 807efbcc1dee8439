package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The images. */
@ValidationRule(
    value = "has(self.persistentVolumeClaim) != has(self.synthetic)",
    message = "give exactly one source: persistentVolumeClaim or synthetic")
@ValidationRule(
    value = "self.trainSplit != self.validationSplit",
    message =
        "trainSplit and validationSplit are the same: accuracies on images that were "
            + "trained on say nothing",
    fieldPath = ".validationSplit")
@ValidationRule(
    value =
        "!has(self.testSplit) || (self.testSplit != self.trainSplit && self.testSplit != "
            + "self.validationSplit)",
    message =
        "testSplit must differ from the other splits: it is for images that nothing was "
            + "selected on",
    fieldPath = ".testSplit")
public record DatasetSpec(
    @JsonPropertyDescription(
            "A claim with an ImageFolder (split/class/image) or tar shards (WebDataset layout), "
                + "found by looking; mounted read-only. Object storage comes through its CSI driver.")
        @Nullable ClaimRef persistentVolumeClaim,
    @JsonPropertyDescription(
            "Scenes drawn once into the workspace, 80 % for training and 20 % for validation: "
                + "smoke tests, benchmarks and first steps.")
        @Nullable SyntheticSpec synthetic,
    @JsonPropertyDescription(
            "The directory, or the prefix of the shards, with training images. ImageNet's own "
                + "layout names it train.")
        @Default("train")
        @Pattern(Patterns.RELATIVE_PATH)
        @Size(min = 1, max = 128)
        String trainSplit,
    @JsonPropertyDescription(
            "The split that sweeps score and selection happens on. ImageNet's own layout names it "
                + "val.")
        @Default("val")
        @Pattern(Patterns.RELATIVE_PATH)
        @Size(min = 1, max = 128)
        String validationSplit,
    @JsonPropertyDescription(
            "A split that nothing was selected on: the winner and its untuned baseline are scored "
                + "here once, at the end. Absent or empty: none.")
        @Pattern(Patterns.RELATIVE_PATH_OR_EMPTY)
        @Size(max = 128)
        @Nullable String testSplit,
    @JsonPropertyDescription("What images are normalized with, as the weights expect it.")
        @Default("{}")
        NormalizationSpec normalization) {
  public DatasetSpec {
    testSplit = Absent.ifEmpty(testSplit);
  }
}
