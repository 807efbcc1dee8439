package io.fixres.runner.scenes;

/**
 * Where a thing lies in the picture, and how it is turned: the map from pixels to its own plane.
 *
 * @param x centre, pixels
 * @param y centre, pixels
 * @param radius pixels per unit of the thing's own plane
 * @param angle rotation, radians
 * @param stretch width over height by foreshortening, 1 = seen head-on
 * @param shear sideways lean, 0 = upright
 */
record Placement(double x, double y, double radius, double angle, double stretch, double shear) {

  Placement moved(double dx, double dy) {
    return new Placement(x + dx, y + dy, radius, angle, stretch, shear);
  }

  /** The inverse map as four factors: u = m0·dx + m1·dy, v = m2·dx + m3·dy. */
  float[] inverse() {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double w = 1 / (radius * Math.sqrt(stretch));
    double h = Math.sqrt(stretch) / radius;
    return new float[] {
      (float) ((c + shear * s) * w),
      (float) ((s - shear * c) * w),
      (float) (-s * h),
      (float) (c * h)
    };
  }

  /** How far from the centre, in pixels, a thing lies at most that reaches one unit. */
  double reach() {
    return radius * Math.max(Math.sqrt(stretch), 1 / Math.sqrt(stretch)) * (1 + Math.abs(shear));
  }
}
