package io.fixres.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round values that an axis is marked at: steps of 1, 2 or 5 times a power of ten.
 *
 * @param values ascending
 * @param digits after the decimal point, as many as the step needs
 */
public record Ticks(List<Double> values, int digits) {
  public Ticks {
    values = List.copyOf(values);
  }

  /**
   * Round values that enclose a range, so that an axis begins and ends on a mark.
   *
   * @param low smallest value shown
   * @param high largest value shown
   * @param about how many steps are wanted; at least half and at most twice as many come
   */
  public static Ticks around(double low, double high, int about) {
    double span = high > low ? high - low : Math.max(1e-3, Math.abs(low) * 0.1);
    double step = step(span / about);
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil(Math.max(high, low + span / 2) / step - 1e-9);
    List<Double> values = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      values.add(i * step);
    }
    return new Ticks(values, Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9)));
  }

  private static double step(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power;
    return power * (times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10);
  }

  /** The first mark. */
  public double low() {
    return values.get(0);
  }

  /** The last mark. */
  public double high() {
    return values.get(values.size() - 1);
  }

  /** A mark as text, with thousands apart and a true minus. */
  public String label(double value) {
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value + 0.0);
    return text.replace('-', '\u2212');
  }
}
