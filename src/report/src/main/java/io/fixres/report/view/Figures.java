package io.fixres.report.view;

import io.fixres.contract.Gmacs;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them: a true minus, thousands apart, no more digits than they carry. */
public final class Figures {
  /** Stands where a figure would. */
  public static final String UNKNOWN = "–";

  private static final char MINUS = '\u2212';

  private Figures() {}

  /** With so many digits after the point. */
  public static String fixed(double value, int digits) {
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    return isZero(text) ? text.replace("-", "") : text.replace('-', MINUS);
  }

  /** The same with its sign, for differences. */
  public static String signed(double value, int digits) {
    String text = fixed(value, digits);
    return text.charAt(0) == MINUS || isZero(text) ? text : "+" + text;
  }

  private static boolean isZero(String text) {
    return text.chars().noneMatch(c -> c >= '1' && c <= '9');
  }

  /** Three significant digits, as throughputs are told. */
  public static String rough(double value) {
    double size = Math.abs(value);
    return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
  }

  /** Multiply-accumulates an image, in the digits that a budget is held against. */
  public static String gmacs(double value) {
    return Double.isFinite(value) ? Gmacs.printed(value).toPlainString() : UNKNOWN;
  }

  /** A fraction without trailing zeros, such as 0.875. */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /** A share of one as it was given, unrounded, such as 99.9 %. */
  public static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
