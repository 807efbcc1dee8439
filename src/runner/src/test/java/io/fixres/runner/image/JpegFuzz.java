package io.fixres.runner.image;

import java.util.Optional;
import java.util.Random;

/** Decodes damaged files, whole and in part. */
final class JpegFuzz {
  private final JpegDecoder decoder = new JpegDecoder();
  private final JpegDecoder other = new JpegDecoder();
  private final Random random;

  JpegFuzz(Random random) {
    this.random = random;
  }

  /** How a file ended. */
  enum Verdict {
    HEADER_REFUSED,
    LEFT_TO_THE_PLATFORM,
    DATA_REFUSED,
    DECODED
  }

  /**
   * What became of a file.
   *
   * @param image the pixels; empty unless decoded
   * @param agrees whether a part of it, at some scale, had the same verdict, and at full size the
   *     same pixels
   */
  record Outcome(Verdict verdict, Optional<RgbImage> image, boolean agrees) {}

  Outcome decode(byte[] file) {
    Optional<JpegImage> opened;
    try {
      opened = decoder.open("fuzzed", file, ImageDecoder.size("fuzzed", file));
    } catch (ImageReadException e) {
      return new Outcome(Verdict.HEADER_REFUSED, Optional.empty(), true);
    }
    if (opened.isEmpty()) {
      return new Outcome(Verdict.LEFT_TO_THE_PLATFORM, Optional.empty(), true);
    }
    ImageSize size = opened.get().size();
    Box all = new Box(0, 0, size.width(), size.height());
    Optional<ImagePart> whole = read(opened.get(), all, 0);
    return new Outcome(
        whole.isPresent() ? Verdict.DECODED : Verdict.DATA_REFUSED,
        whole.map(ImagePart::pixels),
        agrees(file, size, whole));
  }

  private boolean agrees(byte[] file, ImageSize size, Optional<ImagePart> whole) {
    int halvings = random.nextInt(4);
    ImageSize halved = size.halved(halvings);
    int width = 1 + random.nextInt(halved.width());
    int height = 1 + random.nextInt(halved.height());
    Box box =
        new Box(
            random.nextInt(halved.width() - width + 1),
            random.nextInt(halved.height() - height + 1),
            width,
            height);
    Optional<ImagePart> part;
    try {
      part = other.open("fuzzed", file, size).flatMap(image -> read(image, box, halvings));
    } catch (ImageReadException e) {
      return false;
    }
    if (halvings > 0 || whole.isEmpty() || part.isEmpty()) {
      return whole.isPresent() == part.isPresent();
    }
    return java.util.Arrays.equals(
        JpegRegionTest.cut(whole.get(), box), JpegRegionTest.cut(part.get(), box));
  }

  private static Optional<ImagePart> read(JpegImage image, Box box, int halvings) {
    try {
      return Optional.of(image.read(box, halvings));
    } catch (ImageReadException e) {
      return Optional.empty();
    }
  }
}
