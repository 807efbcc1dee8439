package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** Where checkpoints, results, the verdict and the best model are kept. */
public record WorkspaceSpec(
    @JsonPropertyDescription("The claim; one experiment per claim and subPath.") @Required
        ClaimRef persistentVolumeClaim) {}
