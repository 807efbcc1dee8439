package io.fixres.runner.scenes;

/**
 * A closed polygon, perhaps with rounded corners, as its signed distance: negative inside, zero on
 * the edge. Distance is what gives soft edges, bevels and shadows without a rasteriser.
 */
final class Outline {
  /** Per edge: corner x, y; edge x, y; 1 / length²; x per y along the edge. */
  private static final int STRIDE = 6;

  private final float[] edges;
  private final float rounding;
  private final float halfWidth;
  private final float halfHeight;

  /**
   * @param xs the corners' x, about −1..1
   * @param ys the corners' y (downwards), about −1..1
   * @param rounding how far the edge lies outside the polygon, rounding its corners
   */
  Outline(float[] xs, float[] ys, float rounding) {
    this.edges = new float[xs.length * STRIDE];
    this.rounding = rounding;
    float width = 0;
    float height = 0;
    for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
      float ex = xs[j] - xs[i];
      float ey = ys[j] - ys[i];
      float[] edge = {xs[i], ys[i], ex, ey, 1 / (ex * ex + ey * ey), ey == 0 ? 0 : ex / ey};
      System.arraycopy(edge, 0, edges, i * STRIDE, STRIDE);
      width = Math.max(width, Math.abs(xs[i]));
      height = Math.max(height, Math.abs(ys[i]));
    }
    this.halfWidth = width + rounding;
    this.halfHeight = height + rounding;
  }

  /** A polygon from polar form: corner {@code i} of {@code radii.length}, the first one on top. */
  static Outline polar(float rounding, double... radii) {
    float[] xs = new float[radii.length];
    float[] ys = new float[radii.length];
    for (int i = 0; i < radii.length; i++) {
      double angle = 2 * Math.PI * i / radii.length;
      xs[i] = (float) (radii[i] * StrictMath.sin(angle));
      ys[i] = (float) (-radii[i] * StrictMath.cos(angle));
    }
    return new Outline(xs, ys, rounding);
  }

  /** An axis-parallel box with the given half sides, rounding included. */
  static Outline box(double halfWidth, double halfHeight, double rounding) {
    float w = (float) (halfWidth - rounding);
    float h = (float) (halfHeight - rounding);
    return new Outline(new float[] {-w, w, w, -w}, new float[] {-h, -h, h, h}, (float) rounding);
  }

  /** True when a point is certainly farther than {@code margin} outside. */
  boolean misses(float x, float y, float margin) {
    return Math.abs(x) > halfWidth + margin || Math.abs(y) > halfHeight + margin;
  }

  /** The farthest that a point of the outline can be from its centre. */
  double reach() {
    return Math.sqrt(halfWidth * halfWidth + halfHeight * halfHeight);
  }

  /** Signed distance of a point: the nearest edge, and the crossing rule for the sign. */
  float distance(float x, float y) {
    float nearest = Float.MAX_VALUE;
    boolean inside = false;
    for (int e = 0; e < edges.length; e += STRIDE) {
      float px = x - edges[e];
      float py = y - edges[e + 1];
      float ex = edges[e + 2];
      float ey = edges[e + 3];
      float along = Math.max(0, Math.min(1, (px * ex + py * ey) * edges[e + 4]));
      float dx = px - ex * along;
      float dy = py - ey * along;
      nearest = Math.min(nearest, dx * dx + dy * dy);
      boolean crosses = (py < 0) != (py < ey) && px < edges[e + 5] * py;
      inside ^= crosses;
    }
    float distance = (float) Math.sqrt(nearest);
    return (inside ? -distance : distance) - rounding;
  }
}
