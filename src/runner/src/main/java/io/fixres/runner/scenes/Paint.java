package io.fixres.runner.scenes;

/**
 * A textured, shaded surface.
 *
 * @param texture the pattern
 * @param first the pattern's ground
 * @param second the pattern's figure
 * @param period the pattern's period, in units of the painted thing's radius
 * @param phase where the pattern begins, 0..1
 * @param bevel how strongly the rim catches the light, 0 (flat) .. 1
 */
record Paint(Texture texture, Rgb first, Rgb second, float period, float phase, float bevel) {
  /** A surface for what is only in the way: any texture, or none, at any period. */
  static Paint ofClutter(SceneRandom random) {
    Texture[] all = Texture.values();
    Texture texture = random.chance(0.7) ? Texture.GRADED : all[random.below(all.length)];
    Rgb first = Rgb.any(random);
    Rgb second = first.mix(Rgb.any(random), (float) random.uniform(0.3, 1));
    float period = (float) random.uniform(0.25, 0.9);
    return new Paint(texture, first, second, period, (float) random.uniform(), 0.5f);
  }

  /** The second colour's share at a surface point, whose pixel is {@code footprint} wide. */
  float share(float x, float y, float footprint) {
    float scale = 1 / period;
    return texture.share(x * scale + phase, y * scale + phase, footprint * scale);
  }
}
