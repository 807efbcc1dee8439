package io.fixres.report.svg;

import java.util.ArrayList;
import java.util.List;

/** Stacks labels that stand over places on an axis, so that none covers another. */
public final class LabelRows {
  private static final double GAP = 6;

  private final double left;
  private final double right;
  private final double fontSize;
  private final List<Placed> placed = new ArrayList<>();

  /** Labels between two places, in a font. */
  public LabelRows(double left, double right, double fontSize) {
    this.left = left;
    this.right = right;
    this.fontSize = fontSize;
  }

  /**
   * A label with its place.
   *
   * @param middle of the text
   * @param row 0 is nearest to the axis
   * @param width estimated
   */
  public record Placed(double middle, int row, double width) {}

  /** Puts a label as near to {@code x} as the edges allow, in the first row with room for it. */
  public Placed place(double x, String text) {
    double width = TextWidth.of(text, fontSize);
    double middle = Math.max(left + width / 2, Math.min(right - width / 2, x));
    int row = 0;
    while (isTaken(middle, width, row)) {
      row++;
    }
    Placed label = new Placed(middle, row, width);
    placed.add(label);
    return label;
  }

  private boolean isTaken(double middle, double width, int row) {
    return placed.stream()
        .anyMatch(
            other ->
                other.row() == row
                    && Math.abs(other.middle() - middle) < (other.width() + width) / 2 + GAP);
  }

  /** How many rows were needed. */
  public int rows() {
    return placed.stream().mapToInt(Placed::row).max().orElse(-1) + 1;
  }
}
