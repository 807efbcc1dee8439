package io.fixres.runner.image;

import java.util.Arrays;

/**
 * A decoded image: 8-bit RGB, interleaved (uint8[height, width, 3]), rows without padding.
 *
 * <p>The array may be longer than the image and may belong to whoever made it: it is valid until
 * that decoder or resizer is used again, so that a loop over images allocates nothing per image.
 */
public final class RgbImage implements ImageSource {
  private final int width;
  private final int height;
  private final byte[] pixels;

  /**
   * Wraps pixels without copying.
   *
   * @param pixels at least width × height × 3 bytes
   */
  public RgbImage(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || (long) width * height * 3 > pixels.length) {
      throw new IllegalArgumentException(
          "image " + width + "x" + height + " does not fit in " + pixels.length + " bytes");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** Columns, at least 1. */
  public int width() {
    return width;
  }

  /** Rows, at least 1. */
  public int height() {
    return height;
  }

  /** The pixels themselves (not a copy): red of (x, y) is at (y · width + x) · 3. */
  public byte[] pixels() {
    return pixels;
  }

  @Override
  public ImageSize size() {
    return new ImageSize(width, height);
  }

  @Override
  public int mostHalvings() {
    return 0;
  }

  /** All of it. */
  @Override
  public ImagePart read(Box wanted, int halvings) {
    return new ImagePart(this, new Box(0, 0, width, height), 0);
  }

  /** Bytes from one row to the next. */
  public int stride() {
    return width * 3;
  }

  /**
   * A screen of one colour with this image within it; itself where it fills the screen.
   *
   * @param left columns before it
   * @param top rows before it
   * @param rgb the colour
   */
  RgbImage on(ImageSize screen, int left, int top, int rgb) {
    if (size().equals(screen)) {
      return this;
    }
    byte[] whole = new byte[Math.toIntExact(3 * screen.pixels())];
    for (int i = 0; i < whole.length; i += 3) {
      whole[i] = (byte) (rgb >> 16);
      whole[i + 1] = (byte) (rgb >> 8);
      whole[i + 2] = (byte) rgb;
    }
    for (int y = 0; y < height; y++) {
      int to = ((top + y) * screen.width() + left) * 3;
      System.arraycopy(pixels, y * stride(), whole, to, stride());
    }
    return new RgbImage(screen.width(), screen.height(), whole);
  }

  /** A copy that stays valid when the decoder goes on. */
  public RgbImage copy() {
    return new RgbImage(width, height, Arrays.copyOf(pixels, width * height * 3));
  }
}
