package io.fixres.api;

import io.fixres.contract.Schedule;
import java.math.BigDecimal;

/** Stochastic gradient descent with momentum. */
public record OptimizerSpec(
    BigDecimal learningRate,
    BigDecimal momentum,
    BigDecimal weightDecay,
    Schedule schedule,
    Integer warmupEpochs) {}
