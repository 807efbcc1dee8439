package io.fixres.api;

/** How many Jobs may run at once. */
public record ParallelismSpec(Integer maxActiveJobs) {}
