package io.fixres.runner.scenes;

import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** The Huffman stage of a baseline JPEG: blocks of quantised coefficients become bits. */
final class EntropyCoder {
  private static final int[] LUMA_DC = codes(JPEGHuffmanTable.StdDCLuminance);
  private static final int[] LUMA_AC = codes(JPEGHuffmanTable.StdACLuminance);
  private static final int[] CHROMA_DC = codes(JPEGHuffmanTable.StdDCChrominance);
  private static final int[] CHROMA_AC = codes(JPEGHuffmanTable.StdACChrominance);

  private final ByteArrayOutputStream out;
  private final int[] previous = new int[3];
  private int bits;
  private int count;

  EntropyCoder(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** Codes a block of brightness: 64 coefficients in zigzag order. */
  void luma(int[] block) {
    block(0, block, LUMA_DC, LUMA_AC);
  }

  /** Codes a block of colour, {@code which} 0 (blueness) or 1 (redness). */
  void chroma(int which, int[] block) {
    block(1 + which, block, CHROMA_DC, CHROMA_AC);
  }

  /** Fills the last byte with ones, as the standard asks. */
  void flush() {
    put(0x7F, 7);
  }

  private void block(int component, int[] block, int[] dc, int[] ac) {
    int change = block[0] - previous[component];
    previous[component] = block[0];
    symbol(dc, 0, change);
    int zeros = 0;
    for (int n = 1; n < block.length; n++) {
      if (block[n] == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) {
        symbol(ac, 15, 0);
      }
      symbol(ac, zeros, block[n]);
      zeros = 0;
    }
    if (zeros > 0) {
      symbol(ac, 0, 0);
    }
  }

  /** A run of zeros and a value: the Huffman code of (run, size), then the value's own bits. */
  private void symbol(int[] codes, int run, int value) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    int code = codes[run << 4 | size];
    put(code & 0xFFFF, code >>> 16);
    put(value < 0 ? value - 1 + (1 << size) : value, size);
  }

  private void put(int value, int width) {
    bits = bits << width | value;
    count += width;
    while (count >= 8) {
      count -= 8;
      int octet = bits >> count & 255;
      out.write(octet);
      if (octet == 255) {
        out.write(0);
      }
    }
  }

  /** Canonical codes by symbol: length in the upper half, code in the lower. */
  private static int[] codes(JPEGHuffmanTable table) {
    int[] codes = new int[256];
    short[] values = table.getValues();
    int code = 0;
    int next = 0;
    for (int length = 1; length <= table.getLengths().length; length++) {
      for (int i = 0; i < table.getLengths()[length - 1]; i++) {
        codes[values[next++]] = length << 16 | code++;
      }
      code <<= 1;
    }
    return codes;
  }
}
