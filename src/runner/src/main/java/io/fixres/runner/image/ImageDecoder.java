package io.fixres.runner.image;

import java.util.Optional;

/**
 * Decodes image files to 8-bit RGB with the pixels that Pillow 12's {@code
 * Image.open(f).convert("RGB")} gives: JPEG, PNG, BMP, WebP and GIF, of several frames the first,
 * recognised by content. EXIF orientation is ignored, as Pillow does on open; alpha is dropped, not
 * blended.
 *
 * <p>Two differences, on purpose: 16-bit grey PNG takes the high byte (Pillow clips it to white),
 * and a JPEG whose data ends early or is damaged is refused (Pillow fills some with grey).
 *
 * <p>Holds its buffers, so each thread needs its own.
 */
public final class ImageDecoder {
  /** Largest image in pixels: the size at which Pillow raises its DecompressionBombError. */
  public static final long MAX_PIXELS = 2L * (1024 * 1024 * 1024 / 4 / 3);

  private final JpegDecoder jpeg = new JpegDecoder();
  private final PlatformDecoder platform = new PlatformDecoder();

  /**
   * Reads a header; what can only be decoded as a whole is decoded.
   *
   * @param name where it came from, for the message
   * @param file the file's bytes
   * @return the image, until the next is opened
   * @throws ImageReadException if it is none of the formats, damaged, cut off, or too large
   */
  public ImageSource open(String name, byte[] file) throws ImageReadException {
    ImageFormat format = format(name, file);
    ImageSize size = size(name, file);
    if (format == ImageFormat.JPEG) {
      Optional<JpegImage> baseline = jpeg.open(name, file, size);
      if (baseline.isPresent()) {
        return baseline.get();
      }
    }
    Optional<WebpFrame> first = format == ImageFormat.WEBP ? WebpFrame.of(file) : Optional.empty();
    return first.isPresent() ? decode(name, first.get()) : platform.decode(name, format, file);
  }

  private RgbImage decode(String name, WebpFrame frame) throws ImageReadException {
    if (!frame.isOnScreen(size(name, frame.file()))) {
      throw new ImageReadException(
          name, "damaged WEBP: its first frame lies beyond its canvas of " + frame.screen());
    }
    return frame.show(platform.decode(name, ImageFormat.WEBP, frame.file()));
  }

  /**
   * Decodes a whole image.
   *
   * @return pixels that are valid until the next call
   * @throws ImageReadException as {@link #open}
   */
  public RgbImage decode(String name, byte[] file) throws ImageReadException {
    ImageSource image = open(name, file);
    return image.read(new Box(0, 0, image.size().width(), image.size().height()), 0).pixels();
  }

  /**
   * Reads the size from the header alone; a file's first 64 KiB are nearly always enough.
   *
   * @throws ImageReadException if there is no such header, or it claims more than {@link
   *     #MAX_PIXELS}
   */
  public static ImageSize size(String name, byte[] file) throws ImageReadException {
    ImageSize size;
    try {
      size = ImageHeader.size(format(name, file), file);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new ImageReadException(name, "the file ends within its header");
    } catch (IllegalArgumentException e) {
      throw new ImageReadException(name, "damaged header: " + e.getMessage());
    }
    if (size.pixels() > MAX_PIXELS) {
      throw new ImageReadException(
          name, size + " is more than the limit of " + MAX_PIXELS + " pixels; shrink it");
    }
    return size;
  }

  private static ImageFormat format(String name, byte[] file) throws ImageReadException {
    if (file.length == 0) {
      throw new ImageReadException(name, "the file is empty");
    }
    return ImageFormat.of(file)
        .orElseThrow(
            () ->
                new ImageReadException(
                    name,
                    "its content is not JPEG, PNG, GIF, BMP or WebP, whatever its name says"));
  }
}
