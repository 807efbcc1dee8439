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
    int count = raster.getWidth() * raster.getHeight();
    int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    byte[] rgb = new byte[count * 3];
    JpegColors colors = JpegColors.of(file, bands);
    if (bands == 2 || bands > 4) {
      throw new ImageReadException(name, "a JPEG of " + bands + " components");
    }
    for (int i = 0; i < count; i++) {
      colors.convert(samples, i * bands, rgb, i * 3);
    }
    return new RgbImage(raster.getWidth(), raster.getHeight(), rgb);
  }
}
