package io.fixres.contract.statistics;

import io.fixres.contract.Verdict.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link GainQuestion}.
 *
 * @param name the question's
 * @param estimate in points (loss: nats); positive = better than the baseline
 * @param interval of the estimate; a gain may be claimed when it lies above zero
 * @param pValue exact two-sided McNemar, where two points were named beforehand; null when the
 *     point was chosen from several, and for losses and several seeds, which are not right or wrong
 */
public record PairedGain(
    String name, double estimate, Interval interval, @Nullable Double pValue) {}
