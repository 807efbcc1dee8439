package io.fixres.api;

/** An environment variable of the runner. */
public record EnvVarSpec(String name, String value) {}
