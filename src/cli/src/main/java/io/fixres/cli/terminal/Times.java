package io.fixres.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Durations and rates as people say them. */
public final class Times {
  private Times() {}

  /** Such as {@code 8 s}, {@code 2 min 05 s}, {@code 3 h 20 min}, {@code 2 d 4 h}. */
  public static String spoken(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    if (seconds < 86400) {
      return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
    }
    return String.format(Locale.ROOT, "%d d %d h", seconds / 86400, seconds / 3600 % 24);
  }

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
