package io.fixres.runner.image;

/**
 * The part of a JPEG that is decoded and the scale: which blocks of each component that takes, as
 * libjpeg sizes them (jdmaster.c) and as far as its smooth upsampling looks.
 *
 * @param frame the image
 * @param box in pixels of the scaled picture
 * @param halvings of both sides, 0–3
 */
record JpegWindow(JpegFrame frame, Box box, int halvings) {

  /** Widens what is wanted to whole chroma samples, and tells every component its part. */
  static JpegWindow of(JpegFrame frame, Box wanted, int halvings) {
    Box box = wanted;
    for (JpegComponent component : frame.components) {
      scale(component, frame, 8 >> halvings);
      int left = box.left() / component.columns * component.columns;
      box = new Box(left, box.top(), box.right() - left, box.height());
    }
    for (JpegComponent component : frame.components) {
      component.blocks = blocks(component, box);
      component.stride = component.blocks.width() * component.side;
    }
    return new JpegWindow(frame, box, halvings);
  }

  /** Chroma takes a larger inverse transform instead of upsampling where that comes to the same. */
  private static void scale(JpegComponent of, JpegFrame frame, int lumaSide) {
    int wide = frame.across * lumaSide;
    int high = frame.down * lumaSide;
    int side = lumaSide;
    while (side < 8 && wide % (of.across * side * 2) == 0 && high % (of.down * side * 2) == 0) {
      side *= 2;
    }
    of.side = side;
    // One pixel from each block is a picture of means: libjpeg does not smooth that.
    of.isSmooth = lumaSide > 1;
    of.width = ceilDiv(frame.width * of.across * side, frame.across * 8);
    of.height = ceilDiv(frame.height * of.down * side, frame.down * 8);
    of.columns = wide / (of.across * side);
    of.rows = high / (of.down * side);
  }

  /** Blocks with the samples under the box, and one more all around where they are upsampled. */
  private static Box blocks(JpegComponent of, Box box) {
    int besides = of.columns > 1 ? 1 : 0;
    int above = of.rows > 1 ? 1 : 0;
    int left = Math.max(0, box.left() / of.columns - besides) / of.side;
    int top = Math.max(0, box.top() / of.rows - above) / of.side;
    int right = Math.min(of.width - 1, (box.right() - 1) / of.columns + besides) / of.side;
    int bottom = Math.min(of.height - 1, (box.bottom() - 1) / of.rows + above) / of.side;
    return new Box(left, top, right - left + 1, bottom - top + 1);
  }

  static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
