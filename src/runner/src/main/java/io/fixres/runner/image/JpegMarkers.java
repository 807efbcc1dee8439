package io.fixres.runner.image;

/** The colour hints in a JPEG's header: JFIF, Adobe's transform, component names. */
record JpegMarkers(boolean jfif, int adobeTransform, boolean namedRgb) {
  private static final int NO_ADOBE = -1;

  /** Scans up to the image data; a header that ends early was refused before. */
  static JpegMarkers of(byte[] file) {
    boolean jfif = false;
    boolean namedRgb = false;
    int adobe = NO_ADOBE;
    int at = 2;
    while (at + 4 < file.length) {
      int marker = file[at + 1] & 0xff;
      if ((file[at] & 0xff) != 0xff || marker == 0xff) {
        at++;
        continue;
      }
      if (marker == 0xda) {
        break;
      }
      int length = ((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff);
      if (marker == 0xe0 && length >= 14 && is(file, at + 4, "JFIF\0")) {
        jfif = true;
      } else if (marker == 0xee && length >= 14 && is(file, at + 4, "Adobe")) {
        adobe = file[at + 15] & 0xff;
      } else if (marker >= 0xc0 && marker <= 0xc2 && at + 16 < file.length) {
        namedRgb = file[at + 10] == 'R' && file[at + 13] == 'G' && file[at + 16] == 'B';
      }
      at += 2 + length;
    }
    return new JpegMarkers(jfif, adobe, namedRgb);
  }

  JpegColors colors(int components) {
    if (components < 3) {
      return JpegColors.GREY;
    }
    if (components == 4) {
      return adobeTransform == 2 ? JpegColors.YCCK : JpegColors.CMYK;
    }
    if (jfif) {
      return JpegColors.YCC;
    }
    boolean rgb = adobeTransform == NO_ADOBE ? namedRgb : adobeTransform == 0;
    return rgb ? JpegColors.RGB : JpegColors.YCC;
  }

  private static boolean is(byte[] file, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= file.length || file[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
