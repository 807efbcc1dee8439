package io.fixres.api;

/** Where checkpoints, results, the verdict and the best model are kept. */
public record WorkspaceSpec(ClaimRef persistentVolumeClaim) {}
