package io.fixres.runner.image;

/**
 * How large an image is, as its header says.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record ImageSize(int width, int height) {

  /** Refuses sizes that no image can have. */
  public ImageSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("image size " + width + "x" + height + ": must be >= 1x1");
    }
  }

  /** Number of pixels, without overflow. */
  public long pixels() {
    return (long) width * height;
  }

  /** After halving both sides so often, rounding up. */
  public ImageSize halved(int halvings) {
    int round = (1 << halvings) - 1;
    return new ImageSize((width + round) >> halvings, (height + round) >> halvings);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
