package io.fixres.report.svg;

import io.fixres.report.markup.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * A plot's frame: where values lie, and the grid and figures that let them be read off.
 *
 * @param plot the area that values are drawn in
 * @param x its horizontal scale
 * @param y its vertical scale
 */
public record Axes(Box plot, Scale x, Scale y) {
  /** Font size of the figures on the axes; the style sheet says the same. */
  public static final double FONT = 12;

  private static final double TICK_GAP = 10;

  /**
   * A figure on an axis.
   *
   * @param value where
   * @param label what it says
   */
  public record Mark(double value, String label) {}

  /** Axes over an area, from the first to the last value of each. */
  public static Axes over(Box plot, Scale x, Ticks y) {
    return new Axes(plot, x, new Scale(y.low(), y.high(), plot.bottom(), plot.top()));
  }

  /** Where a pair of values lies. */
  public Spot at(double xValue, double yValue) {
    return new Spot(x.at(xValue), y.at(yValue));
  }

  /** Whether a vertical value lies on the plot. */
  public boolean shows(double yValue) {
    return yValue >= Math.min(y.low(), y.high()) && yValue <= Math.max(y.low(), y.high());
  }

  /** Horizontal grid lines with their figures. */
  public Element rows(Ticks ticks) {
    Element rows = Draw.group("axis");
    for (double value : ticks.values()) {
      double at = y.at(value);
      rows.add(Draw.line(new Spot(plot.left(), at), new Spot(plot.right(), at), "grid"));
      rows.add(Draw.text(new Spot(plot.left() - 7, at + 4), ticks.label(value), "end"));
    }
    return rows;
  }

  /** The horizontal axis with as many of its figures as fit, and what they are. */
  public Element columns(List<Mark> marks, String name) {
    Element columns = Draw.group("axis");
    double base = plot.bottom();
    columns.add(Draw.line(new Spot(plot.left(), base), new Spot(plot.right(), base), "base"));
    for (Mark mark : marks) {
      double at = x.at(mark.value());
      columns.add(Draw.line(new Spot(at, base), new Spot(at, base + 4), "tick"));
    }
    for (Mark mark : fitting(marks)) {
      columns.add(Draw.text(new Spot(x.at(mark.value()), base + 18), mark.label(), "mid"));
    }
    double middle = (plot.left() + plot.right()) / 2;
    return columns.add(Draw.text(new Spot(middle, base + 37), name, "mid name"));
  }

  /** Every n-th mark, with the smallest n at which none covers its neighbour. */
  private List<Mark> fitting(List<Mark> marks) {
    int every = 1;
    while (every < marks.size() && !fit(thinned(marks, every))) {
      every++;
    }
    return thinned(marks, every);
  }

  private static List<Mark> thinned(List<Mark> marks, int every) {
    List<Mark> kept = new ArrayList<>();
    for (int i = 0; i < marks.size(); i += every) {
      kept.add(marks.get(i));
    }
    return kept;
  }

  private boolean fit(List<Mark> marks) {
    for (int i = 1; i < marks.size(); i++) {
      double apart = x.at(marks.get(i).value()) - x.at(marks.get(i - 1).value());
      double needed =
          (TextWidth.of(marks.get(i).label(), FONT) + TextWidth.of(marks.get(i - 1).label(), FONT))
              / 2;
      if (apart < needed + TICK_GAP) {
        return false;
      }
    }
    return true;
  }

  /** Round figures for a horizontal axis. */
  public static List<Mark> marks(Ticks ticks) {
    return ticks.values().stream().map(value -> new Mark(value, ticks.label(value))).toList();
  }
}
