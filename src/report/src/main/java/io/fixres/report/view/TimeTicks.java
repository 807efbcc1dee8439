package io.fixres.report.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Round times that a timeline is marked at.
 *
 * @param seconds ascending, from zero
 * @param unit what labels count
 * @param unitSeconds how long one of them is
 * @param last end of the axis in seconds
 */
public record TimeTicks(List<Double> seconds, String unit, double unitSeconds, double last) {
  private static final List<Integer> STEPS =
      List.of(
          1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
          86_400, 172_800, 432_000, 864_000);

  public TimeTicks {
    seconds = List.copyOf(seconds);
  }

  /** Marks over a span of time, no more than {@code most} steps of them. */
  public static TimeTicks over(Duration span, int most) {
    double length = Math.max(1, span.toMillis() / 1000.0);
    double step =
        STEPS.stream()
            .mapToDouble(Integer::doubleValue)
            .filter(candidate -> length / candidate <= most)
            .findFirst()
            .orElse(Math.ceil(length / most / 864_000) * 864_000);
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i * step <= length; i++) {
      seconds.add(i * step);
    }
    double unit = step < 60 ? 1 : step < 3600 ? 60 : step < 86_400 ? 3600 : 86_400;
    return new TimeTicks(seconds, name(unit), unit, length);
  }

  private static String name(double unit) {
    return unit == 1 ? "seconds" : unit == 60 ? "minutes" : unit == 3600 ? "hours" : "days";
  }

  /** A mark as text, in the unit. */
  public String label(double second) {
    return Figures.fixed(second / unitSeconds, 0);
  }
}
