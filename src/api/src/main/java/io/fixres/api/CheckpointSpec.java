package io.fixres.api;

/** When training saves its state. */
public record CheckpointSpec(Integer everyEpochs, Integer everyMinutes, Integer keep) {}
