package io.fixres.contract.statistics;

import java.util.List;

/**
 * The figure to quote: how well this procedure does on images that it did not select on.
 *
 * @param mean every image scored at the point that was selected without its fold, in percent (loss:
 *     nats)
 * @param interval of {@code mean}, from a bootstrap that repeats the whole procedure
 * @param chosen the point selected without fold 0, 1, …
 */
public record CrossFit(double mean, Interval interval, List<CandidatePoint> chosen) {
  public CrossFit {
    chosen = List.copyOf(chosen);
  }
}
