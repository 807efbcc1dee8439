package io.fixres.api;

/** Which accelerator a pod asks for. */
public record GpuSpec(String resourceName, Integer count) {}
