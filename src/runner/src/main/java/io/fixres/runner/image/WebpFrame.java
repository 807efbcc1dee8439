package io.fixres.runner.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The first frame of an animated WebP, which lies on a black canvas once alpha is dropped.
 *
 * @param file the frame without its alpha, as a file of its own
 * @param screen the canvas
 * @param left columns before it
 * @param top rows before it
 */
@SuppressWarnings("ArrayRecordComponent") // read once and thrown away
record WebpFrame(byte[] file, ImageSize screen, int left, int top) {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FRAME_HEADER = 16;
  private static final int RIFF = tag("RIFF");
  private static final int WEBP = tag("WEBP");
  private static final int EXTENDED = tag("VP8X");
  private static final int FRAME = tag("ANMF");
  private static final int ALPHA = tag("ALPH");

  /** Of a file; empty when it is a still image, or ends before. */
  static Optional<WebpFrame> of(byte[] file) {
    ByteBuffer chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < FIRST_CHUNK + CHUNK_HEADER || chunks.getInt(FIRST_CHUNK) != EXTENDED) {
      return Optional.empty();
    }
    int at = FIRST_CHUNK;
    while (at + CHUNK_HEADER + FRAME_HEADER + CHUNK_HEADER <= file.length) {
      if (chunks.getInt(at) == FRAME) {
        return Optional.of(frame(chunks, at + CHUNK_HEADER));
      }
      at = behind(chunks, at);
    }
    return Optional.empty();
  }

  private static WebpFrame frame(ByteBuffer chunks, int at) {
    int from = at + FRAME_HEADER;
    if (chunks.getInt(from) == ALPHA) {
      from = behind(chunks, from);
    }
    int to = behind(chunks, from);
    ByteBuffer file = ByteBuffer.allocate(FIRST_CHUNK + to - from).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(RIFF).putInt(4 + to - from).putInt(WEBP).put(chunks.slice(from, to - from));
    ImageSize screen = new ImageSize(1 + triple(chunks, 24), 1 + triple(chunks, 27));
    return new WebpFrame(file.array(), screen, 2 * triple(chunks, at), 2 * triple(chunks, at + 3));
  }

  /** Whether a frame of this size lies on the canvas. */
  boolean isOnScreen(ImageSize frame) {
    return left + frame.width() <= screen.width() && top + frame.height() <= screen.height();
  }

  /** The canvas with the frame on it. */
  RgbImage show(RgbImage frame) {
    return frame.on(screen, left, top, 0);
  }

  /** Where a chunk, filled to an even length, or else the file ends. */
  private static int behind(ByteBuffer chunks, int at) {
    int end = chunks.capacity();
    long size = at + CHUNK_HEADER > end ? 0 : Integer.toUnsignedLong(chunks.getInt(at + 4));
    return (int) Math.min(end, at + CHUNK_HEADER + size + (size & 1));
  }

  private static int triple(ByteBuffer chunks, int at) {
    return chunks.getInt(at) & 0xffffff;
  }

  private static int tag(String name) {
    return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
  }
}
