package io.fixres.runner.image;

/** One colour component of a JPEG: how it is sampled and coded, and its decoded plane. */
final class JpegComponent {
  final int id;

  /** Samples per MCU in blocks of 8, horizontally and vertically: 1–4. */
  final int across;

  final int down;

  /** 64 factors in zigzag order (and 16 more for damaged runs). */
  int[] quantizer = new int[80];

  JpegHuffman dc = EMPTY;
  JpegHuffman ac = EMPTY;
  int previousDc;

  /** Real samples, without the padding to whole blocks. */
  int width;

  int height;
  int stride;
  byte[] plane = new byte[0];

  private static final JpegHuffman EMPTY = new JpegHuffman(new int[17], new byte[0]);

  JpegComponent(int id, int across, int down) {
    this.id = id;
    this.across = across;
    this.down = down;
  }

  /** Sizes the plane for so many MCUs, in a buffer that may be one of an earlier image. */
  void allocate(int mcusAcross, int mcusDown, byte[] old) {
    stride = mcusAcross * across * 8;
    int bytes = Math.multiplyExact(stride, mcusDown * down * 8);
    plane = old.length >= bytes ? old : new byte[bytes];
  }
}
