package io.fixres.contract.statistics;

/**
 * How far a point is from the best, as far as the data can tell.
 *
 * @param point which
 * @param difference to the best, in points (loss: nats), 0 or negative: negative is worse
 * @param lowerBound the true difference to the truly best point is above this for <em>all</em>
 *     points at once, with the rule's confidence; 0 or negative
 */
public record PointBound(CandidatePoint point, double difference, double lowerBound) {}
