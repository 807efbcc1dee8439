package io.fixres.runner.scenes;

/** The outlines that are classes, each of about the same area (a disc of radius 1). */
enum ObjectShape {
  DISC(Outline.box(1, 1, 0.999)),
  SQUARE(Outline.box(0.89, 0.89, 0.03)),
  STAR(spikes(5, 1.4, 0.6)),
  CROSS(cross(1.2, 0.38)),
  HEART(heart());

  @SuppressWarnings("ImmutableEnumChecker") // its array is never written after construction
  private final Outline outline;

  ObjectShape(Outline outline) {
    this.outline = outline;
  }

  Outline outline() {
    return outline;
  }

  private static Outline spikes(int count, double outer, double inner) {
    double[] radii = new double[2 * count];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = i % 2 == 0 ? outer : inner;
    }
    return Outline.polar(0.02f, radii);
  }

  private static Outline cross(double reach, double half) {
    float r = (float) reach;
    float h = (float) half;
    return new Outline(
        new float[] {-h, h, h, r, r, h, h, -h, -h, -r, -r, -h},
        new float[] {-r, -r, -h, -h, h, h, r, r, h, h, -h, -h},
        0.02f);
  }

  /** The sine-cube heart curve, sampled. */
  private static Outline heart() {
    int corners = 22;
    float[] xs = new float[corners];
    float[] ys = new float[corners];
    for (int i = 0; i < corners; i++) {
      double t = 2 * Math.PI * i / corners;
      double s = StrictMath.sin(t);
      xs[i] = (float) (1.1 * s * s * s);
      ys[i] =
          (float)
              (-0.07
                      * (13 * StrictMath.cos(t)
                          - 5 * StrictMath.cos(2 * t)
                          - 2 * StrictMath.cos(3 * t)
                          - StrictMath.cos(4 * t))
                  - 0.1);
    }
    return new Outline(xs, ys, 0.03f);
  }
}
