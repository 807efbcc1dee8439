package io.fixres.pipeline.words;

import io.fixres.contract.Gmacs;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How a number is written for people and in status: always the same digits, never a locale's. */
public final class Numbers {
  private Numbers() {}

  /** A decimal with fixed digits: {@code decimal(77.1, 2)} is {@code 77.10}; no negative zero. */
  public static String decimal(double value, int digits) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    return rounded.toPlainString();
  }

  /** A decimal with its sign: {@code +3.8}. */
  public static String signed(double value, int digits) {
    String text = decimal(value, digits);
    boolean isPositive = new BigDecimal(text).signum() > 0;
    return isPositive ? "+" + text : text;
  }

  /** A value of the metric: {@code 78.0 %} or {@code 0.812 nats}. */
  public static String value(double value, Metric metric) {
    return decimal(value, digits(metric)) + " " + metric.unit();
  }

  /** An interval of the metric's values: {@code [76.9, 79.1]}. */
  public static String interval(Interval interval, Metric metric) {
    int digits = digits(metric);
    return "[" + decimal(interval.low(), digits) + ", " + decimal(interval.high(), digits) + "]";
  }

  /** A difference of the metric's values: {@code +6.1}. */
  static String difference(double value, Metric metric) {
    return signed(value, digits(metric));
  }

  /** A difference with its interval: {@code +6.1 points [4.9, 7.3]}. */
  public static String gain(Gain gain, Metric metric) {
    String estimate = difference(gain.estimate(), metric);
    return estimate + " " + metric.differenceUnit() + " " + interval(gain.interval(), metric);
  }

  /** A side length: {@code 224 px}. */
  public static String pixels(int resolution) {
    return resolution + " px";
  }

  /** A count with separators: {@code 50,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Multiply-accumulates an image: {@code 4.11 GMACs}. */
  public static String gmacs(double gmacs) {
    return threeDigits(gmacs) + " GMACs";
  }

  /** About three significant digits: {@code 12.3}, {@code 4.11}, {@code 0.0123}. */
  public static String threeDigits(double value) {
    return Gmacs.printed(value).toPlainString();
  }

  private static int digits(Metric metric) {
    return metric == Metric.LOSS ? 3 : 1;
  }
}
