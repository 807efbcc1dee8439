package io.fixres.api;

/** How long finished Jobs stay. */
public record JobRetentionSpec(Integer ttlSecondsAfterCollected) {}
