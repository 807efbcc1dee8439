package io.fixres.runner.image;

import org.jspecify.annotations.Nullable;

/** A baseline JPEG whose header was read. */
final class JpegImage implements ImageSource {
  private final JpegDecoder decoder;
  private final String name;
  private final JpegFrame frame;
  private @Nullable ImagePart last;

  JpegImage(JpegDecoder decoder, String name, JpegFrame frame) {
    this.decoder = decoder;
    this.name = name;
    this.frame = frame;
  }

  @Override
  public ImageSize size() {
    return new ImageSize(frame.width, frame.height);
  }

  @Override
  public int mostHalvings() {
    return 3;
  }

  @Override
  public ImagePart read(Box wanted, int halvings) throws ImageReadException {
    if (last == null || !last.covers(wanted, halvings)) {
      last = decoder.decode(name, frame, wanted, halvings);
    }
    return last;
  }
}
