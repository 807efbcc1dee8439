package io.fixres.runner.image;

import java.awt.image.Raster;

/**
 * Turns the raw components that the JDK's JPEG reader hands out (progressive, CMYK and other rare
 * files) into RGB with libjpeg's and Pillow's formulas.
 */
final class JpegRaster {
  private JpegRaster() {}

  static RgbImage toRgb(String name, Raster raster, byte[] file) throws ImageReadException {
    int bands = raster.getNumBands();
    if (bands == 2 || bands > 4) {
      throw new ImageReadException(name, "a JPEG of " + bands + " components");
    }
    int width = raster.getWidth();
    byte[] rgb = new byte[Math.multiplyExact(3 * width, raster.getHeight())];
    JpegColors colors = JpegColors.of(file, bands);
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int x = 0; x < width; x++) {
        colors.convert(row, x * bands, rgb, (y * width + x) * 3);
      }
    }
    return new RgbImage(width, raster.getHeight(), rgb);
  }
}
