package io.fixres.contract.statistics;

/**
 * One point of the curve with its band.
 *
 * @param point which
 * @param mean over seeds and images, in percent (loss: nats)
 * @param interval pointwise: it says where this point's true mean is, <em>not</em> whether two
 *     points differ, for which the paired bounds and gains are much sharper
 */
public record PointEstimate(CandidatePoint point, double mean, Interval interval) {}
