package io.fixres.runner.image;

import java.util.Optional;

/**
 * Decodes baseline JPEGs in Java, bit-equal to libjpeg-turbo with its defaults (islow, fancy
 * upsampling), which is what Pillow uses; only the part and the scale that are asked for. Faster
 * than the JDK's reader and the same on every JDK.
 *
 * <p>Holds its buffers, so each thread needs its own.
 */
final class JpegDecoder {
  /**
   * Buffers beyond this are not kept for the next image: one giant must not cost memory forever.
   */
  private static final int KEPT_BYTES = 64 << 20;

  private final JpegScan scan = new JpegScan();
  private final JpegPainter painter = new JpegPainter();
  private final byte[][] planes = {{}, {}, {}};
  private byte[] rgb = {};

  /**
   * Reads the header of a file.
   *
   * @param size that was read and checked before
   * @return empty for kinds that the platform must read
   * @throws ImageReadException if the header is damaged, or the file too short for what it claims
   */
  Optional<JpegImage> open(String name, byte[] file, ImageSize size) throws ImageReadException {
    try {
      JpegFrame frame = JpegFrame.of(file);
      if (frame.width != size.width() || frame.height != size.height()) {
        throw new ImageReadException(name, "damaged JPEG header: it claims two sizes");
      }
      if (frame.leastBits() > 8L * (file.length - frame.scanStart)) {
        throw new ImageReadException(name, "its data ends early: too little for " + size);
      }
      return Optional.of(new JpegImage(this, name, frame));
    } catch (JpegFrame.NotBaseline e) {
      return Optional.empty();
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ImageReadException(name, "damaged JPEG header");
    }
  }

  /** Decodes a part of an opened file into pixels that are valid until the next call. */
  ImagePart decode(String name, JpegFrame frame, Box wanted, int halvings)
      throws ImageReadException {
    JpegWindow window = JpegWindow.of(frame, wanted, halvings);
    for (int i = 0; i < frame.components.length; i++) {
      JpegComponent component = frame.components[i];
      int samples =
          Math.multiplyExact(component.stride, component.blocks.height() * component.side);
      component.plane = room(planes[i], samples + JpegBlocks.SLACK);
      planes[i] = kept(component.plane);
    }
    scan.read(name, frame);
    byte[] pixels = room(rgb, JpegPainter.bytes(window.box()));
    rgb = kept(pixels);
    painter.paint(window, frame.colors(), pixels);
    Box box = window.box();
    return new ImagePart(new RgbImage(box.width(), box.height(), pixels), box, halvings);
  }

  private static byte[] room(byte[] old, int bytes) {
    return old.length >= bytes ? old : new byte[bytes];
  }

  private static byte[] kept(byte[] buffer) {
    return buffer.length > KEPT_BYTES ? new byte[0] : buffer;
  }
}
