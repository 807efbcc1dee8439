package io.fixres.runner.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads what the JDK's (and sejda's WebP) readers can, and takes the samples out of their rasters
 * itself: the JDK's own colour conversion applies profiles and gamma, which Pillow does not.
 */
final class PlatformDecoder {
  static {
    ImageIO.setUseCache(false);
  }

  /** Decodes a file whose format and size were already checked. */
  RgbImage decode(String name, ImageFormat format, byte[] file) throws ImageReadException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.imageIoName());
    if (!readers.hasNext()) {
      throw new ImageReadException(name, "this Java has no reader for " + format);
    }
    ImageReader reader = readers.next();
    List<String> damage = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> noteDamage(warning, damage));
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, true, true);
      if (format == ImageFormat.JPEG) {
        return JpegRaster.toRgb(name, whole(reader, damage), file);
      }
      BufferedImage image = reader.read(0);
      return format == ImageFormat.GIF
          ? GifFrame.of(file).show(toRgb(image), (IndexColorModel) image.getColorModel())
          : toRgb(image);
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer damaged files with unchecked exceptions of many kinds.
      throw new ImageReadException(name, "damaged " + format + ": " + e.getMessage());
    } finally {
      reader.dispose();
    }
  }

  /** The samples of a JPEG, unless the reader has made some of them up. */
  private static Raster whole(ImageReader reader, List<String> damage) throws IOException {
    Raster raster = reader.readRaster(0, null);
    if (!damage.isEmpty()) {
      throw new IOException(damage.get(0));
    }
    return raster;
  }

  /**
   * Keeps what the JDK's JPEG reader says of data that is cut short or damaged, for which it puts
   * grey or blur: its own word on a missing end, behind which scans may be missing, and libjpeg's
   * on what is within a scan. Profiles, revisions, thumbnails and stray bytes between segments cost
   * no pixel.
   */
  private static void noteDamage(String warning, List<String> damage) {
    boolean isCut = warning.startsWith("Truncated File") || warning.startsWith("Premature end");
    boolean isCorrupt =
        warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous bytes");
    if (isCut || isCorrupt) {
      damage.add(warning);
    }
  }

  private static RgbImage toRgb(BufferedImage image) {
    Raster raster = image.getRaster();
    byte[] rgb = new byte[Math.multiplyExact(3, image.getWidth() * image.getHeight())];
    if (image.getColorModel() instanceof IndexColorModel palette) {
      paint(raster, palette, rgb);
    } else {
      paint(raster, rgb);
    }
    return new RgbImage(image.getWidth(), image.getHeight(), rgb);
  }

  private static void paint(Raster raster, IndexColorModel palette, byte[] rgb) {
    int[] row = new int[raster.getWidth()];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, 0, row);
      for (int index : row) {
        rgb[to++] = (byte) palette.getRed(index);
        rgb[to++] = (byte) palette.getGreen(index);
        rgb[to++] = (byte) palette.getBlue(index);
      }
    }
  }

  private static void paint(Raster raster, byte[] rgb) {
    boolean grey = raster.getNumBands() < 3;
    for (int channel = 0; channel < 3; channel++) {
      paint(raster, grey ? 0 : channel, channel, rgb);
    }
  }

  private static void paint(Raster raster, int band, int channel, byte[] rgb) {
    int bits = raster.getSampleModel().getSampleSize(band);
    int[] row = new int[raster.getWidth()];
    int to = channel;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, row.length, 1, band, row);
      for (int sample : row) {
        rgb[to] = (byte) (bits > 8 ? sample >> (bits - 8) : sample * 255 / ((1 << bits) - 1));
        to += 3;
      }
    }
  }
}
