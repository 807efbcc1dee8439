package io.fixres.runner.transform;

import io.fixres.runner.image.RgbImage;
import java.util.List;

/**
 * torchvision's ColorJitter of brightness, contrast and saturation, with Pillow's arithmetic; hue
 * stays, as in the authors' recipes.
 *
 * @param order in which the effects are applied
 * @param brightness factor; 1 = as it is
 * @param contrast factor; 1 = as it is
 * @param saturation factor; 1 = as it is
 */
record ColorJitter(List<Effect> order, float brightness, float contrast, float saturation) {
  ColorJitter {
    order = List.copyOf(order);
  }

  /** What is blended with the image. */
  enum Effect {
    /** Black. */
    BRIGHTNESS,
    /** The image's mean grey. */
    CONTRAST,
    /** The pixel's own grey. */
    SATURATION
  }

  /** Draws an order, and factors that are uniform in [max(0, 1 − strength), 1 + strength]. */
  static ColorJitter draw(double strength, Draws draws) {
    Effect[] order = Effect.values();
    for (int i = order.length - 1; i > 0; i--) {
      int j = draws.nextInt(i + 1);
      Effect swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    double least = Math.max(0, 1 - strength);
    return new ColorJitter(
        List.of(order),
        draws.uniform(least, 1 + strength),
        draws.uniform(least, 1 + strength),
        draws.uniform(least, 1 + strength));
  }

  /** Changes an image in place. */
  void apply(RgbImage image) {
    for (Effect effect : order) {
      apply(image, effect, factor(effect));
    }
  }

  private float factor(Effect effect) {
    return switch (effect) {
      case BRIGHTNESS -> brightness;
      case CONTRAST -> contrast;
      case SATURATION -> saturation;
    };
  }

  private static void apply(RgbImage image, Effect effect, float factor) {
    byte[] pixels = image.pixels();
    int bytes = image.width() * image.height() * 3;
    int mean = effect == Effect.CONTRAST ? meanGrey(pixels, bytes) : 0;
    for (int at = 0; at < bytes; at += 3) {
      int reference = effect == Effect.SATURATION ? grey(pixels, at) : mean;
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
