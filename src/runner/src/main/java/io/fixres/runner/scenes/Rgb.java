package io.fixres.runner.scenes;

/**
 * A colour.
 *
 * @param red 0..1
 * @param green 0..1
 * @param blue 0..1
 */
record Rgb(float red, float green, float blue) {
  /** Any colour that a thing may have: every hue, seldom very dark or grey. */
  static Rgb any(SceneRandom random) {
    return ofHsv(random.uniform(), random.uniform(0.15, 0.95), random.uniform(0.25, 1));
  }

  /** Any colour whose brightness differs from {@code other}'s by at least {@code least}. */
  static Rgb contrasting(Rgb other, float least, SceneRandom random) {
    Rgb colour = any(random);
    while (Math.abs(colour.luminance() - other.luminance()) < least) {
      colour = any(random);
    }
    return colour;
  }

  /** Hue, saturation and value, each 0..1. */
  static Rgb ofHsv(double hue, double saturation, double value) {
    return new Rgb(
        channel(hue * 6 + 5, saturation, value),
        channel(hue * 6 + 3, saturation, value),
        channel(hue * 6 + 1, saturation, value));
  }

  private static float channel(double sector, double saturation, double value) {
    double k = sector % 6;
    return (float) (value * (1 - saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k)))));
  }

  float luminance() {
    return 0.299f * red + 0.587f * green + 0.114f * blue;
  }

  /** This colour at {@code share} 0, {@code other} at 1. */
  Rgb mix(Rgb other, float share) {
    return new Rgb(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  /** This colour in {@code light} times the light. */
  Rgb lit(float light) {
    return new Rgb(red * light, green * light, blue * light);
  }
}
