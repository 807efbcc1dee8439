package io.fixres.runner.image;

import java.util.Arrays;

/**
 * The header of a baseline JPEG with one interleaved scan of 1 or 3 components. Anything else is
 * left to the platform's reader.
 */
final class JpegFrame {
  /** Says that the file is a kind that {@link JpegDecoder} leaves to others. */
  static final class NotBaseline extends Exception {
    private static final long serialVersionUID = 1L;

    NotBaseline(String what) {
      super(what, null, false, false);
    }
  }

  private final byte[] file;
  private final int[][] quantizers = new int[4][];
  private final JpegHuffman[][] tables = new JpegHuffman[2][4];
  private final int[] quantizerOf = new int[3];
  int width;
  int height;
  int restartInterval;
  int scanStart;
  JpegComponent[] components = {};

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

  /** Largest sampling factor, horizontally. */
  int across() {
    return Arrays.stream(components).mapToInt(c -> c.across).max().orElse(1);
  }

  /** Largest sampling factor, vertically. */
  int down() {
    return Arrays.stream(components).mapToInt(c -> c.down).max().orElse(1);
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
    if (at(from) != 8 || (count != 1 && count != 3)) {
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
    }
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
      if (at(from + 1 + 2 * i) != component.id || component.across < 1 || component.down < 1) {
        throw new NotBaseline("unusual scan");
      }
    }
  }

  private static <T> T present(@org.jspecify.annotations.Nullable T table) throws NotBaseline {
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
