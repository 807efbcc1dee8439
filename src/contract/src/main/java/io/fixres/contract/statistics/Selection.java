package io.fixres.contract.statistics;

import java.util.List;

/**
 * Which point wins, and what was shown about the others.
 *
 * @param winner the cheapest candidate
 * @param best the point with the highest mean (biased upward: never quote it, quote {@link
 *     CrossFit})
 * @param candidates the best, and all points shown to be within the margin, cheapest first
 * @param undecided true: too little data to show a cheaper point within the margin <em>or</em>
 *     outside it, so the best was taken
 */
public record Selection(
    CandidatePoint winner,
    CandidatePoint best,
    List<CandidatePoint> candidates,
    boolean undecided) {
  public Selection {
    candidates = List.copyOf(candidates);
  }
}
