package io.fixres.runner.image;

/**
 * Reads the entropy-coded data of a whole baseline JPEG, and makes samples of the blocks that each
 * component needs.
 *
 * <p>Data behind the last needed block is read too, without being transformed: stopping there would
 * save a seventh of the reading, but whether a cut file is refused would depend on the crop.
 */
final class JpegScan {
  private final JpegBits bits = new JpegBits();
  private final JpegBlocks[] batches = new JpegBlocks[3];

  JpegScan() {
    JpegIdct idct = new JpegIdct();
    JpegSmallIdct small = new JpegSmallIdct();
    JpegNarrowIdct narrow = new JpegNarrowIdct();
    for (int i = 0; i < batches.length; i++) {
      batches[i] = new JpegBlocks(idct, small, narrow);
    }
  }

  /**
   * Fills the components' planes.
   *
   * @throws ImageReadException if the data is damaged or ends early
   */
  void read(String name, JpegFrame frame) throws ImageReadException {
    start(frame);
    int across = frame.mcusAcross();
    int count = across * frame.mcusDown();
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
    for (int i = 0; i < frame.components.length; i++) {
      batches[i].flush(frame.components[i]);
    }
  }

  private void start(JpegFrame frame) {
    bits.load(frame.file, frame.scanStart);
    for (int i = 0; i < frame.components.length; i++) {
      frame.components[i].previousDc = 0;
      batches[i].clear();
    }
  }

  private boolean restart(JpegFrame frame) {
    for (JpegComponent component : frame.components) {
      component.previousDc = 0;
    }
    return bits.restart();
  }

  private boolean readMcu(JpegFrame frame, int x, int y) {
    for (int i = 0; i < frame.components.length; i++) {
      JpegComponent component = frame.components[i];
      for (int v = 0; v < component.down; v++) {
        for (int h = 0; h < component.across; h++) {
          if (!readBlock(i, component, x * component.across + h, y * component.down + v)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean readBlock(int index, JpegComponent component, int x, int y) {
    return component.needs(x, y)
        ? batches[index].read(bits, component, component.place(x, y))
        : bits.skip(component);
  }
}
