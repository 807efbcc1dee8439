package io.fixres.runner.image;

/**
 * Pixels of a part of a picture, whose sides may have been halved.
 *
 * @param pixels the pixels of {@code box}
 * @param box where they lie in the halved picture
 * @param halvings how often both sides were halved, rounding up; 0 = full size
 */
public record ImagePart(RgbImage pixels, Box box, int halvings) {

  /** Whether these pixels contain a box of the picture halved so often. */
  boolean covers(Box wanted, int asked) {
    return halvings == asked && box.contains(wanted);
  }

  /** Where a row of the picture begins in the pixels' bytes; columns left of the box are absent. */
  public int row(int y) {
    return (y - box.top()) * pixels.stride() - box.left() * 3;
  }
}
