package io.fixres.pipeline.cost;

import io.fixres.contract.StageKind;

/**
 * What a stage costs, before it runs.
 *
 * @param id the stage
 * @param kind what it does
 * @param gmacs multiply-accumulates in all, in 10⁹; 0 = next to nothing
 * @param isGuess whether its size depends on what others find
 */
public record StageCost(String id, StageKind kind, double gmacs, boolean isGuess) {}
