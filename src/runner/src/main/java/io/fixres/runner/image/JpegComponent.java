package io.fixres.runner.image;

/** One colour component of a JPEG: how it is sampled and coded, and the part that is decoded. */
final class JpegComponent {
  private static final JpegHuffman EMPTY = new JpegHuffman(new int[17], new byte[0]);

  final int id;

  /** Blocks per MCU, horizontally and vertically: 1–4. */
  final int across;

  final int down;

  /** 64 factors in zigzag order (the last one 16 times more, for damaged runs). */
  int[] quantizer = new int[80];

  JpegHuffman dc = EMPTY;
  JpegHuffman ac = EMPTY;
  int previousDc;

  /** Samples along a decoded block's side: 8, 4, 2 or 1. */
  int side = 8;

  /** Real samples of the whole component as decoded, without the padding to whole blocks. */
  int width;

  int height;

  /** Pixels of the picture for each sample, horizontally and vertically. */
  int columns = 1;

  int rows = 1;

  /** Whether pixels between samples are interpolated, if they are at all. */
  boolean isSmooth;

  /** The blocks that are decoded. */
  Box blocks = new Box(0, 0, 0, 0);

  /** Samples of those blocks, row by row. */
  byte[] plane = {};

  int stride;

  JpegComponent(int id, int across, int down) {
    this.id = id;
    this.across = across;
    this.down = down;
  }

  boolean needs(int x, int y) {
    return y >= blocks.top() && y < blocks.bottom() && x >= blocks.left() && x < blocks.right();
  }

  /** Where a decoded block's first sample is in the plane. */
  int place(int x, int y) {
    return ((y - blocks.top()) * stride + x - blocks.left()) * side;
  }

  /** Where a row of samples begins in the plane; negative columns are never read. */
  int row(int y) {
    return (y - blocks.top() * side) * stride - blocks.left() * side;
  }
}
