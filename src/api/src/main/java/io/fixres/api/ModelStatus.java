package io.fixres.api;

/** The file to deploy. */
public record ModelStatus(String path, String sha256) {}
