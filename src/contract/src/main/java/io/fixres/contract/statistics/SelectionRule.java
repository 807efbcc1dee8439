package io.fixres.contract.statistics;

import io.fixres.contract.Gmacs;
import io.fixres.contract.Metric;
import java.util.Set;

/**
 * What the user asked selection to do.
 *
 * @param metric what is compared
 * @param margin points, at least 0: the cheapest point <em>shown</em> to be no more than this below
 *     the best wins; 0 = the best wins. A point is one percent of accuracy, or 0.01 nats of loss
 * @param confidence of every interval and bound, in (0.5, 1)
 * @param maxGmacs multiply-accumulates per image in 10⁹ that a deployment can afford; 0 = no budget
 * @param controlArms arms that are scored for comparison but may not win (direct training, …)
 */
public record SelectionRule(
    Metric metric, double margin, double confidence, double maxGmacs, Set<String> controlArms) {
  public SelectionRule {
    controlArms = Set.copyOf(controlArms);
    if (!(margin >= 0) || !(maxGmacs >= 0)) {
      throw new IllegalArgumentException(
          "margin is " + margin + " and maxGmacs " + maxGmacs + ", must be at least 0");
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence is " + confidence + ", must be in (0.5, 1)");
    }
  }

  /** Whether {@code point} may win: affordable, and no control. */
  boolean admits(CandidatePoint point) {
    return !controlArms.contains(point.arm()) && (maxGmacs == 0 || isAffordable(point));
  }

  private boolean isAffordable(CandidatePoint point) {
    if (point.gmacs() == 0) {
      throw new IllegalArgumentException(point + " has no gmacs, but maxGmacs is " + maxGmacs);
    }
    return Gmacs.isWithin(point.gmacs(), maxGmacs);
  }
}
