package io.fixres.runner.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The file formats that are read, recognised by content: a name's ending may lie, as for PIL. */
enum ImageFormat {
  JPEG("JPEG"),
  PNG("png"),
  GIF("gif"),
  BMP("bmp"),
  WEBP("webp");

  private final String imageIoName;

  ImageFormat(String imageIoName) {
    this.imageIoName = imageIoName;
  }

  /** The name under which ImageIO knows the format. */
  String imageIoName() {
    return imageIoName;
  }

  /** Looks at the first bytes; empty for anything else than the five formats. */
  static Optional<ImageFormat> of(byte[] file) {
    return Arrays.stream(values()).filter(format -> format.begins(file)).findFirst();
  }

  private boolean begins(byte[] file) {
    return switch (this) {
      case JPEG -> has(file, 0, "\u00ff\u00d8\u00ff");
      case PNG -> has(file, 0, "\u0089PNG\r\n\u001a\n");
      case GIF -> has(file, 0, "GIF87a") || has(file, 0, "GIF89a");
      case BMP -> has(file, 0, "BM");
      case WEBP -> has(file, 0, "RIFF") && has(file, 8, "WEBP");
    };
  }

  private static boolean has(byte[] file, int at, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return file.length >= at + expected.length
        && Arrays.equals(file, at, at + expected.length, expected, 0, expected.length);
  }
}
