package io.fixres.contract;

import java.time.Duration;

/** Spans of time as people say them. */
public final class Durations {
  private Durations() {}

  /** In its two largest units: {@code 45 s}, {@code 3 min 20 s}, {@code 2 d 4 h}. */
  public static String spoken(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return two(seconds / 60, "min", seconds % 60, "s");
    }
    return seconds < 86_400
        ? two(seconds / 3600, "h", seconds % 3600 / 60, "min")
        : two(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    String text = large + " " + largeUnit;
    return small == 0 ? text : text + " " + small + " " + smallUnit;
  }
}
