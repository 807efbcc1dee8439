package io.fixres.report.page;

import java.util.Locale;

/** Words made into sentences. */
final class Sentence {
  private Sentence() {}

  /** With a capital letter first. */
  static String begin(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
