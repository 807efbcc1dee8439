package io.fixres.pipeline.observe;

/**
 * Something that stages need and that is not there: nothing is started until it is.
 *
 * @param reason in CamelCase, as conditions name it, such as {@code PersistentVolumeClaimNotFound}
 * @param message what is missing and what to do, for people
 */
public record Obstacle(String reason, String message) {}
