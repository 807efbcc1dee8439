package io.fixres.api;

import java.util.List;

/** The test resolution expected from the crops alone. */
public record PredictedStatus(Integer resolution, List<Integer> band) {}
