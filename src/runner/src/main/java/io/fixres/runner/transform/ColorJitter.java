package io.fixres.runner.transform;

import io.fixres.runner.image.RgbImage;

/**
 * torchvision's ColorJitter of brightness, contrast and saturation, with Pillow's arithmetic, in a
 * drawn order.
 */
final class ColorJitter {
  private static final int EFFECTS = 3;

  private ColorJitter() {}

  /** Changes the image in place; each factor is uniform in [max(0, 1 − strength), 1 + strength]. */
  static void apply(RgbImage image, double strength, Draws draws) {
    int[] order = {0, 1, 2};
    for (int i = EFFECTS - 1; i > 0; i--) {
      int j = draws.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    float[] factors = new float[EFFECTS];
    for (int i = 0; i < EFFECTS; i++) {
      factors[i] = draws.uniform(Math.max(0, 1 - strength), 1 + strength);
    }
    for (int effect : order) {
      apply(image, effect, factors[effect]);
    }
  }

  private static void apply(RgbImage image, int effect, float factor) {
    byte[] pixels = image.pixels();
    int bytes = image.width() * image.height() * 3;
    int mean = effect == 1 ? meanGrey(pixels, bytes) : 0;
    for (int at = 0; at < bytes; at += 3) {
      int reference = effect == 2 ? grey(pixels, at) : mean;
      for (int channel = 0; channel < 3; channel++) {
        pixels[at + channel] = blend(reference, pixels[at + channel] & 0xff, factor);
      }
    }
  }

  /** Pillow's blend: truncated, and clipped outside of [0, 255]. */
  private static byte blend(int from, int to, float factor) {
    float value = from + factor * (to - from);
    return (byte) (value <= 0 ? 0 : value >= 255 ? 255 : (int) value);
  }

  private static int meanGrey(byte[] pixels, int bytes) {
    long sum = 0;
    for (int at = 0; at < bytes; at += 3) {
      sum += grey(pixels, at);
    }
    return (int) (sum / (bytes / 3.0) + 0.5);
  }

  /** ITU-R 601 luma in 16-bit fixed point. */
  private static int grey(byte[] pixels, int at) {
    return ((pixels[at] & 0xff) * 19595
            + (pixels[at + 1] & 0xff) * 38470
            + (pixels[at + 2] & 0xff) * 7471
            + 0x8000)
        >> 16;
  }
}
