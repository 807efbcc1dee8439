package io.fixres.report.svg;

/**
 * A rectangle on a drawing, in its units; y grows downwards.
 *
 * @param left smallest x
 * @param top smallest y
 * @param right largest x
 * @param bottom largest y
 */
public record Box(double left, double top, double right, double bottom) {
  /** A square of half-width {@code reach} around a place. */
  public static Box around(Spot centre, double reach) {
    return new Box(centre.x() - reach, centre.y() - reach, centre.x() + reach, centre.y() + reach);
  }

  /** Extent in x. */
  public double width() {
    return right - left;
  }

  /** Extent in y. */
  public double height() {
    return bottom - top;
  }

  /** Whether both share more than an edge. */
  public boolean overlaps(Box other) {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }

  /** Whether the other lies wholly within. */
  public boolean contains(Box other) {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }
}
