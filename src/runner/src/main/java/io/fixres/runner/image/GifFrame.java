package io.fixres.runner.image;

import java.awt.image.IndexColorModel;

/**
 * Where a GIF's first frame lies on its screen, which Pillow shows as a whole: enlarged where the
 * frame lies beyond it, and around the frame in the colour that is transparent, or in the first.
 *
 * @param screen the whole
 * @param left columns before the frame
 * @param top rows before the frame
 * @param background of what is around it, in the frame's palette
 */
record GifFrame(ImageSize screen, int left, int top, int background) {
  private static final int SCREEN = 6;
  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xf9;
  private static final int IMAGE = 0x2c;
  private static final int END = 0x3b;

  /**
   * Of a file.
   *
   * @throws ArrayIndexOutOfBoundsException if it ends before the first frame
   * @throws IllegalArgumentException if there is none
   */
  static GifFrame of(byte[] file) {
    int flags = file[10];
    int at = 13 + ((flags & 0x80) == 0 ? 0 : 6 << (flags & 7));
    int background = 0;
    while (at(file, at) != IMAGE) {
      if (at(file, at) == END) {
        throw new IllegalArgumentException("no image in it");
      }
      if (at(file, at) == EXTENSION) {
        boolean isControl = at(file, at + 1) == CONTROL && at(file, at + 2) >= 4;
        if (isControl && (at(file, at + 3) & 1) == 1) {
          background = at(file, at + 6);
        }
        at += 2;
        while (at(file, at) != 0) {
          at += 1 + at(file, at);
        }
      }
      at++;
    }
    int left = word(file, at + 1);
    int top = word(file, at + 3);
    ImageSize screen =
        new ImageSize(
            Math.max(word(file, SCREEN), left + word(file, at + 5)),
            Math.max(word(file, SCREEN + 2), top + word(file, at + 7)));
    return new GifFrame(screen, left, top, background);
  }

  /** The screen with the frame on it. */
  RgbImage show(RgbImage frame, IndexColorModel palette) {
    int colour = background < palette.getMapSize() ? palette.getRGB(background) : 0;
    return frame.on(screen, left, top, colour);
  }

  private static int at(byte[] file, int offset) {
    return file[offset] & 0xff;
  }

  private static int word(byte[] file, int offset) {
    return at(file, offset) | at(file, offset + 1) << 8;
  }
}
