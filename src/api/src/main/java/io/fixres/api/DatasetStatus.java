package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the images were. */
public record DatasetStatus(
    @JsonPropertyDescription(
            "Digest of names and sizes of the training images, or of the validation "
                + "images where nothing trains; stages refuse to go on when they change.")
        String manifest,
    @JsonPropertyDescription("Images to train on.") Integer trainImages,
    @JsonPropertyDescription("Images to score on.") Integer validationImages,
    @JsonPropertyDescription("Classes.") Integer classes) {}
