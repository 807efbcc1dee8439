package io.fixres.runner.image;

/**
 * Reads an image's size from its first bytes, without decoding: for aspect ratios, manifests, and
 * to refuse hostile sizes before anything is allocated.
 */
final class ImageHeader {
  private final byte[] file;

  private ImageHeader(byte[] file) {
    this.file = file;
  }

  /**
   * Size that the header claims.
   *
   * @throws ArrayIndexOutOfBoundsException if the file ends within the header
   * @throws IllegalArgumentException if the header is not one of its format or a side is 0
   */
  static ImageSize size(ImageFormat format, byte[] file) {
    ImageHeader header = new ImageHeader(file);
    return switch (format) {
      case JPEG -> header.jpeg();
      case PNG -> new ImageSize(header.big32(16), header.big32(20));
      case GIF -> GifFrame.of(file).screen();
      case BMP -> header.bmp();
      case WEBP -> header.webp();
    };
  }

  private ImageSize jpeg() {
    int at = 2;
    while (true) {
      while (at(at) != 0xff) {
        at++;
      }
      while (at(at) == 0xff) {
        at++;
      }
      int marker = at(at++);
      boolean startOfFrame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (startOfFrame) {
        return new ImageSize(big16(at + 5), big16(at + 3));
      }
      if (marker == 0xd9 || marker == 0xda) {
        throw new IllegalArgumentException("no frame before the image data");
      }
      boolean bare = marker == 0x01 || marker == 0x00 || (marker >= 0xd0 && marker <= 0xd8);
      at += bare ? 0 : big16(at);
    }
  }

  private ImageSize bmp() {
    boolean os2 = little(14, 4) == 12;
    int height = os2 ? little(20, 2) : little(22, 4);
    // A negative height means that the rows are stored top-down.
    return new ImageSize(os2 ? little(18, 2) : little(18, 4), Math.abs(height));
  }

  private ImageSize webp() {
    int chunk = big32(12);
    if (chunk == 0x56503820) { // "VP8 "
      return new ImageSize(little(26, 2) & 0x3fff, little(28, 2) & 0x3fff);
    }
    if (chunk == 0x5650384c) { // "VP8L"
      int bits = little(21, 4);
      return new ImageSize((bits & 0x3fff) + 1, (bits >>> 14 & 0x3fff) + 1);
    }
    if (chunk == 0x56503858) { // "VP8X"
      return new ImageSize(little(24, 3) + 1, little(27, 3) + 1);
    }
    throw new IllegalArgumentException("unknown WebP chunk");
  }

  private int at(int offset) {
    return file[offset] & 0xff;
  }

  private int big16(int offset) {
    return at(offset) << 8 | at(offset + 1);
  }

  private int big32(int offset) {
    return big16(offset) << 16 | big16(offset + 2);
  }

  private int little(int offset, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= at(offset + i) << (8 * i);
    }
    return value;
  }
}
