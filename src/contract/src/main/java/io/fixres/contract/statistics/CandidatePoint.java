package io.fixres.contract.statistics;

import java.util.Comparator;

/**
 * One way to deploy: a checkpoint evaluated at one resolution and crop fraction.
 *
 * @param arm which checkpoint, the same label for all its seeds, such as {@code TUNED-128-160}
 * @param resolution test crop in pixels, at least 1
 * @param cropPct crop ÷ resized shorter side, in (0, 1]
 * @param cost what "smallest" means when several points are good enough; normally the resolution
 * @param gmacs multiply-accumulates per image in 10⁹; 0 = unknown
 */
public record CandidatePoint(String arm, int resolution, double cropPct, double cost, double gmacs)
    implements Comparable<CandidatePoint> {

  /** A total order that does not depend on how the points were listed: cheapest first. */
  private static final Comparator<CandidatePoint> ORDER =
      Comparator.comparingDouble(CandidatePoint::cost)
          .thenComparingInt(CandidatePoint::resolution)
          .thenComparingDouble(CandidatePoint::cropPct)
          .thenComparing(CandidatePoint::arm)
          .thenComparingDouble(CandidatePoint::gmacs);

  public CandidatePoint {
    if (resolution < 1) {
      throw new IllegalArgumentException("resolution is " + resolution + ", must be at least 1");
    }
    if (!(cropPct > 0 && cropPct <= 1)) {
      throw new IllegalArgumentException("cropPct is " + cropPct + ", must be in (0, 1]");
    }
    if (!Double.isFinite(cost) || !(gmacs >= 0)) {
      throw new IllegalArgumentException(
          "cost " + cost + " and gmacs " + gmacs + " must be finite");
    }
  }

  @Override
  public int compareTo(CandidatePoint other) {
    return ORDER.compare(this, other);
  }
}
