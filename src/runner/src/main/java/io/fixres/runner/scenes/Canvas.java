package io.fixres.runner.scenes;

/**
 * A square picture of light, red, green and blue planes of floats (1 = paper white), on which
 * things are laid one over the other.
 */
final class Canvas {
  /** Width of the bevel at a thing's rim, in units of its radius. */
  private static final float RIM = 0.3f;

  final int side;
  final float[] red;
  final float[] green;
  final float[] blue;

  Canvas(int side) {
    this.side = side;
    this.red = new float[side * side];
    this.green = new float[side * side];
    this.blue = new float[side * side];
  }

  /** Lays a colour over a pixel, {@code cover} 0..1. */
  void blend(int at, Rgb colour, float cover) {
    red[at] += (colour.red() - red[at]) * cover;
    green[at] += (colour.green() - green[at]) * cover;
    blue[at] += (colour.blue() - blue[at]) * cover;
  }

  /** Multiplies a pixel's light. */
  void light(int at, float r, float g, float b) {
    red[at] *= r;
    green[at] *= g;
    blue[at] *= b;
  }

  /** Lays a thing on the picture: its shadow, then its surface, lit from {@code light}. */
  void lay(Outline outline, Placement place, Paint paint, Light light) {
    double drop = 0.12 * place.radius() * light.height();
    shade(outline, place.moved(-light.x() * drop, -light.y() * drop), light.shadow());
    cover(outline, place, paint, light);
  }

  private void shade(Outline outline, Placement place, float depth) {
    float soft = 0.18f;
    visit(
        outline,
        place,
        soft,
        (at, u, v) -> {
          float cover = Math.max(0, Math.min(1, 0.5f - outline.distance(u, v) / soft));
          float kept = 1 - depth * cover;
          light(at, kept, kept, kept);
        });
  }

  private void cover(Outline outline, Placement place, Paint paint, Light light) {
    float pixel = (float) (1 / place.radius());
    float cos = (float) StrictMath.cos(place.angle());
    float sin = (float) StrictMath.sin(place.angle());
    visit(
        outline,
        place,
        pixel,
        (at, u, v) -> {
          float distance = outline.distance(u, v);
          float cover = Math.max(0, Math.min(1, 0.5f - distance / pixel));
          if (cover > 0) {
            Rgb colour = paint.first().mix(paint.second(), paint.share(u, v, pixel));
            float facing = light.x() * (u * cos - v * sin) + light.y() * (u * sin + v * cos);
            float rim = Math.max(0, 1 + distance / RIM);
            float shade = 1 + paint.bevel() * (0.16f * facing + 0.5f * facing * rim * rim);
            blend(at, colour.lit(shade), cover);
          }
        });
  }

  /** What is done with a pixel that a thing may touch: {@code u, v} are in the thing's plane. */
  private interface Visitor {
    void pixel(int at, float u, float v);
  }

  private void visit(Outline outline, Placement place, float margin, Visitor visitor) {
    float[] map = place.inverse();
    double reach = place.reach() * (outline.reach() + margin);
    int left = (int) Math.max(0, Math.floor(place.x() - reach));
    int top = (int) Math.max(0, Math.floor(place.y() - reach));
    int right = (int) Math.min(side - 1, Math.ceil(place.x() + reach));
    int bottom = (int) Math.min(side - 1, Math.ceil(place.y() + reach));
    for (int row = top; row <= bottom; row++) {
      float dy = (float) (row + 0.5 - place.y());
      for (int column = left; column <= right; column++) {
        float dx = (float) (column + 0.5 - place.x());
        float u = map[0] * dx + map[1] * dy;
        float v = map[2] * dx + map[3] * dy;
        if (!outline.misses(u, v, margin)) {
          visitor.pixel(row * side + column, u, v);
        }
      }
    }
  }
}
