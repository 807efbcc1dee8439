package io.fixres.contract;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Multiply-accumulates an image in 10⁹, as they are printed and held against a budget. */
public final class Gmacs {
  private Gmacs() {}

  /** About three significant digits: {@code 12.3}, {@code 4.11}, {@code 0.0123}. */
  public static BigDecimal printed(double gmacs) {
    int digits = gmacs >= 10 ? 1 : gmacs >= 1 ? 2 : gmacs >= 0.1 ? 3 : 4;
    return BigDecimal.valueOf(gmacs).setScale(digits, RoundingMode.HALF_UP);
  }

  /**
   * Whether {@code budget} allows {@code gmacs}; 0 allows everything. A budget that was copied from
   * where the cost is printed allows it, although 4.11 is a little below 4.1115.
   */
  public static boolean isWithin(double gmacs, double budget) {
    return budget == 0 || gmacs <= budget || printed(gmacs).doubleValue() <= budget;
  }
}
