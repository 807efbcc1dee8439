package io.fixres.runner.dataset;

/**
 * The order of Python's {@code sorted} on strings: by code point, where Java's own compares UTF-16
 * units and puts what is above U+FFFF before U+E000.
 */
final class CodePoints {
  private static final char FIRST_SURROGATE = 0xd800;
  private static final char BEHIND_SURROGATES = 0xe000;
  private static final int SURROGATES = BEHIND_SURROGATES - FIRST_SURROGATE;
  private static final int BEHIND_THOSE = 0x10000 - BEHIND_SURROGATES;

  private CodePoints() {}

  /** As a comparator does. */
  static int compare(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Integer.compare(rank(a), rank(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** Surrogates stand for code points above all others. */
  private static int rank(char unit) {
    if (unit < FIRST_SURROGATE) {
      return unit;
    }
    return unit < BEHIND_SURROGATES ? unit + BEHIND_THOSE : unit - SURROGATES;
  }
}
