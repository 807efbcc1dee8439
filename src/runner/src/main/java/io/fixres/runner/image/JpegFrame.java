package io.fixres.runner.image;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header of a baseline JPEG with one interleaved scan of 1 or 3 components, sampled as cameras
 * and tools do. Anything else is left to the platform's reader.
 */
final class JpegFrame {
  /** Says that the file is a kind that {@link JpegDecoder} leaves to others. */
  static final class NotBaseline extends Exception {
    private static final long serialVersionUID = 1L;

    NotBaseline(String what) {
      super(what, null, false, false);
    }
  }

  private static final int LARGEST_SAMPLING = 4;

  /** Blocks in an MCU: what the standard allows. */
  private static final int LARGEST_MCU = 10;

  final byte[] file;
  private final int[][] quantizers = new int[4][];
  private final JpegHuffman[][] tables = new JpegHuffman[2][4];
  private final int[] quantizerOf = new int[3];
  int width;
  int height;
  int restartInterval;
  int scanStart;
  JpegComponent[] components = {};

  /** Largest sampling factor, horizontally and vertically. */
  int across = 1;

  int down = 1;

  private JpegFrame(byte[] file) {
    this.file = file;
  }

  /**
   * Reads up to the image data.
   *
   * @throws ArrayIndexOutOfBoundsException if the file ends within the header
   */
  static JpegFrame of(byte[] file) throws NotBaseline {
    JpegFrame frame = new JpegFrame(file);
    int at = 2;
    while (true) {
      while (frame.at(at) != 0xff) {
        at++;
      }
      while (frame.at(at) == 0xff) {
        at++;
      }
      int marker = frame.at(at++);
      int end = at + frame.big16(at);
      frame.segment(marker, at + 2, end);
      if (marker == 0xda) {
        frame.scanStart = end;
        return frame;
      }
      at = end;
    }
  }

  int mcusAcross() {
    return JpegWindow.ceilDiv(width, 8 * across);
  }

  int mcusDown() {
    return JpegWindow.ceilDiv(height, 8 * down);
  }

  /** What the shortest data of an image of this size has: a block's two codes are a bit or more. */
  long leastBits() {
    return 2L * mcusAcross() * mcusDown() * blocks();
  }

  /** What the components mean. */
  JpegColors colors() {
    return JpegColors.of(file, components.length);
  }

  private int blocks() {
    int blocks = 0;
    for (JpegComponent component : components) {
      blocks += component.across * component.down;
    }
    return blocks;
  }

  private void segment(int marker, int from, int end) throws NotBaseline {
    switch (marker) {
      case 0xdb -> quantizers(from, end);
      case 0xc4 -> tables(from, end);
      case 0xc0, 0xc1 -> frame(from);
      case 0xdd -> restartInterval = big16(from);
      case 0xda -> scan(from);
      case 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, 0xd9 ->
          throw new NotBaseline("marker " + Integer.toHexString(marker));
      default -> {}
    }
  }

  private void quantizers(int from, int end) {
    int at = from;
    while (at < end) {
      int wide = at(at) >> 4;
      int[] table = new int[80];
      quantizers[at(at++) & 3] = table;
      for (int i = 0; i < 64; i++) {
        table[i] = wide == 0 ? at(at) : big16(at);
        at += wide == 0 ? 1 : 2;
      }
      // libjpeg keeps what a damaged run addresses beyond the last coefficient as the last.
      Arrays.fill(table, 64, table.length, table[63]);
    }
  }

  private void tables(int from, int end) {
    int at = from;
    while (at < end) {
      int which = at(at++);
      int[] counts = new int[17];
      int codes = 0;
      for (int i = 1; i <= 16; i++) {
        counts[i] = at(at++);
        codes += counts[i];
      }
      byte[] symbols = Arrays.copyOfRange(file, at, at + codes);
      tables[(which >> 4) & 1][which & 3] = new JpegHuffman(counts, symbols);
      at += codes;
    }
  }

  private void frame(int from) throws NotBaseline {
    int count = at(from + 5);
    if (at(from) != 8 || (count != 1 && count != 3) || components.length > 0) {
      throw new NotBaseline(at(from) + " bits, " + count + " components");
    }
    height = big16(from + 1);
    width = big16(from + 3);
    components = new JpegComponent[count];
    for (int i = 0; i < count; i++) {
      int at = from + 6 + 3 * i;
      // A single component is never interleaved, so its sampling factors mean nothing.
      int sampling = count == 1 ? 0x11 : at(at + 1);
      components[i] = new JpegComponent(at(at), sampling >> 4, sampling & 15);
      quantizerOf[i] = at(at + 2) & 3;
      across = Math.max(across, components[i].across);
      down = Math.max(down, components[i].down);
    }
    if (!isUsual()) {
      throw new NotBaseline("unusual sampling");
    }
  }

  /** Whole ratios, luma in full, both chromas alike: everything that cameras and tools write. */
  private boolean isUsual() {
    for (JpegComponent component : components) {
      boolean inRange = Math.min(component.across, component.down) >= 1;
      if (!inRange || across % component.across != 0 || down % component.down != 0) {
        return false;
      }
    }
    JpegComponent luma = components[0];
    JpegComponent blue = components[components.length / 2];
    JpegComponent red = components[components.length - 1];
    return luma.across == across
        && luma.down == down
        && blue.across == red.across
        && blue.down == red.down
        && Math.max(across, down) <= LARGEST_SAMPLING
        && blocks() <= LARGEST_MCU;
  }

  private void scan(int from) throws NotBaseline {
    if (components.length == 0 || at(from) != components.length) {
      throw new NotBaseline("several scans");
    }
    for (int i = 0; i < components.length; i++) {
      JpegComponent component = components[i];
      int table = at(from + 2 + 2 * i);
      component.quantizer = present(quantizers[quantizerOf[i]]);
      component.dc = present(tables[0][(table >> 4) & 3]);
      component.ac = present(tables[1][table & 3]);
      if (at(from + 1 + 2 * i) != component.id) {
        throw new NotBaseline("unusual scan");
      }
    }
  }

  private static <T> T present(@Nullable T table) throws NotBaseline {
    if (table == null) {
      throw new NotBaseline("a table is missing");
    }
    return table;
  }

  private int at(int offset) {
    return file[offset] & 0xff;
  }

  private int big16(int offset) {
    return (at(offset) << 8) | at(offset + 1);
  }
}
