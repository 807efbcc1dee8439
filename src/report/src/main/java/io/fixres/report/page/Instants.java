package io.fixres.report.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as a status writes them, made easier to read. */
final class Instants {
  private static final Pattern ISO =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d+)?Z");

  private Instants() {}

  /** {@code 2026-11-24 18:31 UTC}; what is no such time is left as it is. */
  static String readable(String time) {
    Matcher matcher = ISO.matcher(time);
    return matcher.matches() ? matcher.group(1) + " " + matcher.group(2) + " UTC" : time;
  }
}
