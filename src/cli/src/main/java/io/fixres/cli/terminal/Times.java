package io.fixres.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Durations and rates as people say them. */
public final class Times {
  private Times() {}

  /** Such as {@code 0:08}, {@code 12:05} or {@code 3:20:00}. */
  public static String clock(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Such as {@code 8.4 img/s} or {@code 1,240 img/s}. */
  public static String rate(double imagesPerSecond) {
    return String.format(
        Locale.ROOT, imagesPerSecond < 10 ? "%.1f img/s" : "%,.0f img/s", imagesPerSecond);
  }
}
