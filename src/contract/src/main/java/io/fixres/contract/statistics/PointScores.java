package io.fixres.contract.statistics;

import java.util.List;

/**
 * All seeds' scores of one point: a point's figure is the mean over its seeds.
 *
 * @param point what was scored
 * @param seeds one entry per training seed, in the same seed order for every point; at least one
 */
public record PointScores(CandidatePoint point, List<ImageScores> seeds) {
  public PointScores {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("seeds of " + point + " are empty, must be at least one");
    }
  }
}
