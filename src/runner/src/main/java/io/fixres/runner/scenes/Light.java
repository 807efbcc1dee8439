package io.fixres.runner.scenes;

/**
 * The light of a scene.
 *
 * @param x where it comes from, sideways, the direction's unit vector
 * @param y where it comes from, downwards
 * @param height how far shadows are thrown, about 1
 * @param shadow how dark they are, 0..1
 * @param tint the colour of the light, about 1 in each channel
 * @param falloff how much darker the far side of the scene is, 0..1
 */
record Light(float x, float y, float height, float shadow, Rgb tint, float falloff) {
  static Light any(SceneRandom random) {
    double angle = random.uniform(0, 2 * Math.PI);
    double exposure = StrictMath.exp(random.normal(0, 0.22));
    double warmth = random.normal(0, 0.09);
    return new Light(
        (float) StrictMath.cos(angle),
        (float) StrictMath.sin(angle),
        (float) random.uniform(0.5, 1.8),
        (float) random.uniform(0.2, 0.6),
        new Rgb(
            (float) (exposure * (1 + warmth)),
            (float) (exposure * (1 + random.normal(0, 0.02))),
            (float) (exposure * (1 - warmth))),
        (float) random.uniform(0, 0.5));
  }
}
