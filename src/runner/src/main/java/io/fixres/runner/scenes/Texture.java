package io.fixres.runner.scenes;

/**
 * How two colours share a surface. Each pattern is anti-aliased by the pixel's own footprint, so
 * that a texture too fine for the scene turns into the mean of its colours, as in a photograph.
 */
enum Texture {
  STRIPED {
    @Override
    float share(float u, float v, float footprint) {
      return band(u, footprint);
    }
  },
  DOTTED {
    @Override
    float share(float u, float v, float footprint) {
      float x = u - (float) Math.floor(u) - 0.5f;
      float y = v - (float) Math.floor(v) - 0.5f;
      return clamp(0.5f + (0.34f - (float) Math.sqrt(x * x + y * y)) / footprint);
    }
  },
  CHECKED {
    @Override
    float share(float u, float v, float footprint) {
      return 0.5f + 2 * (band(u, footprint) - 0.5f) * (band(v, footprint) - 0.5f);
    }
  },
  RINGED {
    @Override
    float share(float u, float v, float footprint) {
      return band((float) Math.sqrt(u * u + v * v), footprint);
    }
  },
  /** No class has it: clutter and occluders do. */
  GRADED {
    @Override
    float share(float u, float v, float footprint) {
      return clamp(0.5f + 0.35f * u);
    }
  };

  /**
   * The second colour's share at a point, 0..1.
   *
   * @param u surface coordinate, in periods of the pattern
   * @param v the other one
   * @param footprint the width of a pixel on the surface, in periods
   */
  abstract float share(float u, float v, float footprint);

  private static float band(float u, float footprint) {
    float t = u - (float) Math.floor(u);
    return clamp(0.5f + (0.25f - Math.abs(t - 0.5f)) / footprint);
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
