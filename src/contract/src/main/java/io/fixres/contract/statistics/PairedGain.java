package io.fixres.contract.statistics;

/**
 * The answer to a {@link GainQuestion}.
 *
 * @param name the question's
 * @param estimate in points (loss: nats); positive = better than the baseline
 * @param interval of the estimate; a gain may be claimed when it lies above zero
 */
public record PairedGain(String name, double estimate, Interval interval) {

  /** Whether a gain may be claimed: the whole interval is above zero. */
  public boolean isShown() {
    return interval.low() > 0;
  }
}
