package io.fixres.runner.image;

/**
 * A rectangle in whole pixels.
 *
 * @param left first column
 * @param top first row
 * @param width columns
 * @param height rows
 */
public record Box(int left, int top, int width, int height) {

  /** The column behind the last. */
  public int right() {
    return left + width;
  }

  /** The row behind the last. */
  public int bottom() {
    return top + height;
  }

  /** Whether all of another lies within. */
  public boolean contains(Box other) {
    return left <= other.left
        && top <= other.top
        && right() >= other.right()
        && bottom() >= other.bottom();
  }

  /** The smallest that contains both. */
  public Box union(Box other) {
    int l = Math.min(left, other.left);
    int t = Math.min(top, other.top);
    return new Box(
        l, t, Math.max(right(), other.right()) - l, Math.max(bottom(), other.bottom()) - t);
  }
}
