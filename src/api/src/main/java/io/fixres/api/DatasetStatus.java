package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the images were. */
public record DatasetStatus(
    @JsonPropertyDescription(
            "Digest of names, sizes and classes of the split that the first finished stage "
                + "read; stages refuse to go on when theirs changes.")
        String manifest,
    @JsonPropertyDescription("Images to train on.") Integer trainImages,
    @JsonPropertyDescription("Images to score on.") Integer validationImages,
    @JsonPropertyDescription("Classes.") Integer classes) {}
