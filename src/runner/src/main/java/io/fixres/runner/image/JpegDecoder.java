package io.fixres.runner.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes baseline JPEGs in Java, bit-equal to libjpeg-turbo with its defaults (islow, fancy
 * upsampling), which is what Pillow uses. Faster than the JDK's reader and the same on every JDK.
 *
 * <p>Holds its buffers, so each thread needs its own.
 */
final class JpegDecoder {
  /**
   * Buffers beyond this are not kept for the next image: one giant must not cost memory forever.
   */
  private static final int KEPT_BYTES = 64 << 20;

  private final JpegBits bits = new JpegBits();
  private final JpegIdct idct = new JpegIdct();
  private final JpegUpsampler upsampler = new JpegUpsampler();
  private final int[] block = new int[64];
  private final byte[][] planes = {{}, {}, {}};
  private byte[] rgb = {};
  private byte[] blueRow = {};
  private byte[] redRow = {};

  /**
   * Decodes a file whose size was checked.
   *
   * @return pixels that are valid until the next call; empty for kinds that the platform must read
   * @throws ImageReadException if its data is damaged or ends early
   */
  Optional<RgbImage> decode(String name, byte[] file) throws ImageReadException {
    try {
      JpegFrame frame = JpegFrame.of(file);
      if (!canUpsample(frame)) {
        return Optional.empty();
      }
      allocate(frame);
      readScan(name, frame, file);
      return Optional.of(toRgb(frame, JpegColors.of(file, frame.components.length)));
    } catch (JpegFrame.NotBaseline e) {
      return Optional.empty();
    } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
      throw new ImageReadException(name, "damaged JPEG header");
    }
  }

  /** Whole ratios, luma in full, both chromas alike: everything that cameras and tools write. */
  private static boolean canUpsample(JpegFrame frame) {
    if (frame.components.length == 1) {
      return true;
    }
    JpegComponent luma = frame.components[0];
    JpegComponent blue = frame.components[1];
    JpegComponent red = frame.components[2];
    return blue.across == red.across
        && blue.down == red.down
        && luma.across == frame.across()
        && luma.down == frame.down()
        && luma.across % blue.across == 0
        && luma.down % blue.down == 0;
  }

  private void allocate(JpegFrame frame) {
    int across = mcus(frame.width, frame.across());
    int down = mcus(frame.height, frame.down());
    for (int i = 0; i < frame.components.length; i++) {
      JpegComponent component = frame.components[i];
      component.width = ceilDiv(frame.width * component.across, frame.across());
      component.height = ceilDiv(frame.height * component.down, frame.down());
      component.allocate(across, down, planes[i]);
      planes[i] = component.plane.length > KEPT_BYTES ? new byte[0] : component.plane;
    }
    int bytes = frame.width * frame.height * 3;
    rgb = rgb.length >= bytes && rgb.length <= KEPT_BYTES ? rgb : new byte[bytes];
    int row = across * frame.across() * 8;
    blueRow = blueRow.length >= row ? blueRow : new byte[row];
    redRow = redRow.length >= row ? redRow : new byte[row];
  }

  private static int mcus(int pixels, int blocks) {
    return ceilDiv(pixels, 8 * blocks);
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }

  private void readScan(String name, JpegFrame frame, byte[] file) throws ImageReadException {
    bits.load(file, frame.scanStart);
    int across = mcus(frame.width, frame.across());
    int count = across * mcus(frame.height, frame.down());
    for (int mcu = 0; mcu < count; mcu++) {
      boolean atRestart = frame.restartInterval > 0 && mcu > 0 && mcu % frame.restartInterval == 0;
      boolean whole = !bits.overrun() && (!atRestart || restart(frame));
      if (!whole || !readMcu(frame, mcu % across, mcu / across)) {
        throw new ImageReadException(
            name, "its data is damaged or ends early, at %d %%".formatted(100L * mcu / count));
      }
    }
    if (bits.overrun()) {
      throw new ImageReadException(name, "its data ends early, in the last block");
    }
  }

  private boolean restart(JpegFrame frame) {
    for (JpegComponent component : frame.components) {
      component.previousDc = 0;
    }
    return bits.restart();
  }

  private boolean readMcu(JpegFrame frame, int x, int y) {
    for (JpegComponent component : frame.components) {
      for (int v = 0; v < component.down; v++) {
        int row = (y * component.down + v) * 8 * component.stride;
        for (int h = 0; h < component.across; h++) {
          if (!readBlock(component, row + (x * component.across + h) * 8)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean readBlock(JpegComponent component, int at) {
    int last = bits.block(component, block);
    if (last == 0) {
      JpegIdct.flat(block[0], component.plane, at, component.stride);
    } else if (last > 0) {
      idct.transform(block, component.plane, at, component.stride);
      Arrays.fill(block, 0);
    } else {
      Arrays.fill(block, 0);
    }
    return last >= 0;
  }

  private RgbImage toRgb(JpegFrame frame, JpegColors colors) {
    for (int y = 0; y < frame.height; y++) {
      int to = y * frame.width * 3;
      int luma = y * frame.components[0].stride;
      if (colors == JpegColors.GREY) {
        greyRow(frame, luma, to);
        continue;
      }
      JpegComponent blue = frame.components[1];
      int across = frame.across() / blue.across;
      int down = frame.down() / blue.down;
      upsampler.row(blue, across, down, y, blueRow);
      upsampler.row(frame.components[2], across, down, y, redRow);
      if (colors == JpegColors.RGB) {
        plainRow(frame, luma, to);
      } else {
        yccRow(frame, luma, to);
      }
    }
    RgbImage image = new RgbImage(frame.width, frame.height, rgb);
    rgb = rgb.length > KEPT_BYTES ? new byte[0] : rgb;
    return image;
  }

  private void greyRow(JpegFrame frame, int from, int to) {
    byte[] in = frame.components[0].plane;
    for (int x = 0; x < frame.width; x++) {
      Arrays.fill(rgb, to + 3 * x, to + 3 * x + 3, in[from + x]);
    }
  }

  private void plainRow(JpegFrame frame, int from, int to) {
    byte[] in = frame.components[0].plane;
    for (int x = 0; x < frame.width; x++) {
      rgb[to + 3 * x] = in[from + x];
      rgb[to + 3 * x + 1] = blueRow[x];
      rgb[to + 3 * x + 2] = redRow[x];
    }
  }

  private void yccRow(JpegFrame frame, int from, int to) {
    byte[] in = frame.components[0].plane;
    byte[] out = rgb;
    int o = to;
    for (int x = 0; x < frame.width; x++, o += 3) {
      int y = in[from + x] & 0xff;
      int cb = blueRow[x] & 0xff;
      int cr = redRow[x] & 0xff;
      int green = (JpegColors.GREEN_OF_CB[cb] + JpegColors.GREEN_OF_CR[cr]) >> 16;
      out[o] = JpegColors.clamp(y + JpegColors.RED_OF_CR[cr]);
      out[o + 1] = JpegColors.clamp(y + green);
      out[o + 2] = JpegColors.clamp(y + JpegColors.BLUE_OF_CB[cb]);
    }
  }
}
