package io.fixres.contract.statistics;

import io.fixres.contract.Verdict.Interval;

/**
 * The figure to quote: how well this procedure does on images that it did not select on.
 *
 * @param mean every image scored at the point that was selected without its fold, in percent (loss:
 *     nats)
 * @param interval of {@code mean}, from a bootstrap that repeats the whole procedure
 */
public record CrossFit(double mean, Interval interval) {}
