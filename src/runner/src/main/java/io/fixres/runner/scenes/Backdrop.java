package io.fixres.runner.scenes;

/** What lies behind everything: two or three colours, mixed by clouds and perhaps by a weave. */
final class Backdrop {
  private Backdrop() {}

  static void paint(Canvas canvas, SceneRandom random) {
    Rgb first = Rgb.any(random);
    Rgb second = Rgb.any(random);
    Rgb third = Rgb.any(random);
    float[] clouds = clouds(canvas.side, random);
    float[] grit = clouds(canvas.side, random);
    Texture[] all = Texture.values();
    Texture weave = all[random.below(all.length)];
    float strength = random.chance(0.5) ? (float) random.uniform(0.1, 0.4) : 0;
    Placement plane =
        new Placement(
            random.uniform(0, canvas.side),
            random.uniform(0, canvas.side),
            canvas.side * random.uniform(0.05, 0.16),
            random.uniform(0, 2 * Math.PI),
            StrictMath.exp(random.normal(0, 0.3)),
            random.normal(0, 0.2));
    float[] map = plane.inverse();
    float pixel = (float) (1 / plane.radius());
    for (int at = 0; at < canvas.red.length; at++) {
      int column = at % canvas.side;
      int row = at / canvas.side;
      float dx = (float) (column - plane.x());
      float dy = (float) (row - plane.y());
      float figure =
          weave.share(map[0] * dx + map[1] * dy, map[2] * dx + map[3] * dy, pixel) * strength;
      canvas.blend(at, first.mix(second, clouds[at]).mix(third, figure * grit[at] * 1.6f), 1);
    }
  }

  /** Value noise, four octaves, about 0..1, [side·side]. */
  private static float[] clouds(int side, SceneRandom random) {
    float[] sum = new float[side * side];
    int coarsest = 24 + random.below(56);
    double roughness = random.uniform(0.4, 0.75);
    double weight = 1;
    double total = 0;
    for (int cell = coarsest; cell >= 3; cell /= 2) {
      addOctave(sum, side, cell, weight, random);
      total += weight;
      weight *= roughness;
    }
    for (int at = 0; at < sum.length; at++) {
      float centred = (float) (sum[at] / total - 0.5);
      sum[at] = Math.max(0, Math.min(1, 0.5f + 1.6f * centred));
    }
    return sum;
  }

  private static void addOctave(
      float[] sum, int side, int cell, double weight, SceneRandom random) {
    int knots = side / cell + 2;
    float[] lattice = new float[knots * (knots + 1)];
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) (weight * random.uniform());
    }
    float[] between = new float[cell];
    for (int i = 0; i < cell; i++) {
      between[i] = smooth((i + 0.5f) / cell);
    }
    float[] knotsOfRow = new float[knots];
    for (int row = 0; row < side; row++) {
      for (int knot = 0; knot < knots; knot++) {
        int at = row / cell * knots + knot;
        knotsOfRow[knot] = lattice[at] + (lattice[at + knots] - lattice[at]) * between[row % cell];
      }
      for (int column = 0, knot = 0; column < side; knot++) {
        float left = knotsOfRow[knot];
        float rise = knotsOfRow[knot + 1] - left;
        for (int i = 0; i < cell && column < side; i++, column++) {
          sum[row * side + column] += left + rise * between[i];
        }
      }
    }
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }
}
