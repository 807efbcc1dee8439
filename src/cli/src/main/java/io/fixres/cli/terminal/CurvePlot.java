package io.fixres.cli.terminal;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.report.view.MetricView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The metric over test resolution as text: the winner's curve and its untuned baseline. */
public final class CurvePlot {
  private static final int HEIGHT = 9;
  private static final int AXIS = 9;
  private static final int WIDEST_COLUMN = 8;

  private final Verdict verdict;
  private final MetricView metric;
  private final Terminal terminal;
  private final List<Integer> sizes;
  private final int column;
  private final double low;
  private final double high;

  private CurvePlot(Verdict verdict, List<Series> series, Terminal terminal) {
    this.verdict = verdict;
    this.metric = MetricView.of(verdict);
    this.terminal = terminal;
    TreeSet<Integer> all = new TreeSet<>();
    series.forEach(one -> one.points().forEach(point -> all.add(point.point().resolution())));
    this.sizes = List.copyOf(all);
    int room = terminal.width() - AXIS - 2;
    this.column = Math.max(1, Math.min(WIDEST_COLUMN, room / sizes.size()));
    double[] values =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToDouble(metric::value)
            .sorted()
            .toArray();
    // Around a flat curve: half a point, or a hundredth of that in nats.
    double least = metric.metric() == Metric.LOSS ? 0.005 : 0.5;
    double space = Math.max(least, (values[values.length - 1] - values[0]) * 0.05);
    double most = metric.metric() == Metric.LOSS ? Double.MAX_VALUE : 100;
    this.low = Math.max(0, values[0] - space);
    this.high = Math.min(most, values[values.length - 1] + space);
  }

  /** The plot's lines; none when there is no curve. */
  public static List<String> lines(Verdict verdict, Terminal terminal) {
    List<Series> series = series(verdict);
    if (series.isEmpty()) {
      return List.of();
    }
    return new CurvePlot(verdict, series, terminal).draw(series);
  }

  private record Series(String sign, Style style, String name, List<CurvePoint> points) {}

  private static List<Series> series(Verdict verdict) {
    List<Series> found = new ArrayList<>();
    Verdict.Best best = verdict.best();
    for (Curve curve : verdict.curves()) {
      boolean sameTraining = curve.trainResolution() == best.trainResolution();
      List<CurvePoint> points =
          curve.points().stream()
              .filter(point -> point.point().cropPct() == best.point().cropPct())
              .toList();
      if (points.isEmpty()) {
        continue;
      }
      if (curve.isOf(best)) {
        found.add(new Series("●", Style.GOOD, "the best: " + name(curve), points));
      } else if (sameTraining && curve.kind() == ArmKind.UNTUNED) {
        found.add(0, new Series("○", Style.ACCENT, name(curve), points));
      }
    }
    return found;
  }

  private static String name(Curve curve) {
    Integer tuned = curve.fineTuneResolution();
    return "trained at "
        + curve.trainResolution()
        + (tuned == null ? ", not tuned" : ", tuned at " + tuned);
  }

  private List<String> draw(List<Series> series) {
    String[][] cells = new String[HEIGHT][sizes.size() * column];
    Arrays.stream(cells).forEach(row -> Arrays.fill(row, " "));
    int best = centre(verdict.best().point().resolution());
    for (String[] row : cells) {
      row[best] = Style.DIM.of("┊", terminal);
    }
    for (Series one : series) {
      for (CurvePoint point : one.points()) {
        cells[row(metric.value(point))][centre(point.point().resolution())] =
            one.style().of(one.sign(), terminal);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("  " + metric.axis());
    for (int row = 0; row < HEIGHT; row++) {
      lines.add(label(row) + String.join("", cells[row]).stripTrailing());
    }
    lines.add("        └" + "─".repeat(sizes.size() * column));
    lines.add("         " + sizesLine() + " px");
    for (Series one : series) {
      lines.add("         " + one.style().of(one.sign(), terminal) + " " + one.name());
    }
    return lines;
  }

  private String label(int row) {
    if (row % 2 == 1) {
      return "        │";
    }
    double value = high - (high - low) * row / (HEIGHT - 1);
    return "%7s ┤".formatted(metric.figure(value));
  }

  private int row(double value) {
    return (int) Math.round((high - value) / (high - low) * (HEIGHT - 1));
  }

  private int centre(int size) {
    return sizes.indexOf(size) * column + column / 2;
  }

  private String sizesLine() {
    StringBuilder line = new StringBuilder(" ".repeat(sizes.size() * column));
    int free = 0;
    for (int size : sizes) {
      String text = Integer.toString(size);
      int at = Math.max(0, centre(size) - text.length() / 2);
      if (at >= free && at + text.length() <= line.length()) {
        line.replace(at, at + text.length(), text);
        free = at + text.length() + 1;
      }
    }
    return line.toString().stripTrailing();
  }
}
