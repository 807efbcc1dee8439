package io.fixres.runner.image;

import java.util.Arrays;

/**
 * One Huffman table, arranged so that most codes, and most AC codes together with their value, are
 * a single lookup of the next {@value #LOOKUP_BITS} bits.
 */
final class JpegHuffman {
  /** Bits of the lookup: longer codes are rare. */
  static final int LOOKUP_BITS = 11;

  /** By the next bits: code length · 256 + symbol; 0 = the code is longer. */
  final int[] lookup = new int[1 << LOOKUP_BITS];

  /** By the next bits: value · 65536 + zero run · 256 + all bits used; 0 = not in one lookup. */
  final int[] values = new int[1 << LOOKUP_BITS];

  private final int[] limit = new int[18];
  private final int[] shift = new int[17];
  private final byte[] symbols;

  /**
   * Builds the table.
   *
   * @param counts number of codes of each length, at 1–16
   * @param symbols in code order
   * @throws IllegalArgumentException if the codes do not fit their lengths
   */
  JpegHuffman(int[] counts, byte[] symbols) {
    this.symbols = symbols;
    int code = 0;
    int next = 0;
    for (int length = 1; length <= 16; length++) {
      shift[length] = next - code;
      if (code + counts[length] > (1 << length)) {
        throw new IllegalArgumentException("a Huffman table with too many codes");
      }
      for (int i = 0; i < counts[length]; i++) {
        enter(code++, length, symbols[next++] & 0xff);
      }
      limit[length] = code << (16 - length);
      code <<= 1;
    }
    limit[17] = Integer.MAX_VALUE;
    for (int bits = 0; bits < values.length; bits++) {
      values[bits] = valueWithin(bits);
    }
  }

  private void enter(int code, int length, int symbol) {
    if (length <= LOOKUP_BITS) {
      int from = code << (LOOKUP_BITS - length);
      int to = from + (1 << (LOOKUP_BITS - length));
      Arrays.fill(lookup, from, to, (length << 8) | symbol);
    }
  }

  private int valueWithin(int bits) {
    int length = lookup[bits] >> 8;
    int size = lookup[bits] & 15;
    if (size == 0 || length + size > LOOKUP_BITS) {
      return 0;
    }
    int raw = (bits >> (LOOKUP_BITS - length - size)) & ((1 << size) - 1);
    int run = (lookup[bits] >> 4) & 15;
    return (extend(raw, size) << 16) | (run << 8) | (length + size);
  }

  /** Length · 256 + symbol of a code longer than the lookup; −1 for bits that are no code. */
  int slow(int next16) {
    int length = LOOKUP_BITS + 1;
    while (next16 >= limit[length]) {
      length++;
    }
    return length > 16
        ? -1
        : (length << 8) | (symbols[(next16 >> (16 - length)) + shift[length]] & 0xff);
  }

  /** The signed value that {@code size} bits stand for (F.2.2.1 EXTEND). */
  static int extend(int raw, int size) {
    return raw < (1 << (size - 1)) ? raw - (1 << size) + 1 : raw;
  }
}
