package io.fixres.report.chart;

/**
 * How large a drawing is made. A wide and a narrow one of each are on the page, and the style sheet
 * shows the one whose letters are readable: scaling one drawing to a phone would not be.
 *
 * @param name makes ids unique
 * @param width of its own units
 * @param height of its own units
 */
public record ChartSize(String name, double width, double height) {
  /** For screens and paper. */
  static ChartSize wide(double height) {
    return new ChartSize("wide", 760, height);
  }

  /** For phones. */
  static ChartSize narrow(double height) {
    return new ChartSize("narrow", 344, height);
  }

  /** Whether there is no room to spare. */
  boolean isNarrow() {
    return name.equals("narrow");
  }
}
