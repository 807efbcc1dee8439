package io.fixres.runner.scenes;

/** The camera: uneven light, its colour, the lens's dark corners, grain. */
final class Exposure {
  private Exposure() {}

  static void develop(Canvas canvas, Light light, SceneRandom random) {
    float half = canvas.side / 2f;
    float corners = (float) random.uniform(0, 0.2);
    float grain = (float) random.uniform(0.005, 0.035);
    for (int at = 0; at < canvas.red.length; at++) {
      int column = at % canvas.side;
      int row = at / canvas.side;
      float x = column / half - 1;
      float y = row / half - 1;
      float bright =
          (1 + light.falloff() * 0.7f * (x * light.x() + y * light.y()))
              * (1 - corners * (x * x + y * y));
      canvas.light(
          at,
          bright * light.tint().red(),
          bright * light.tint().green(),
          bright * light.tint().blue());
      canvas.red[at] += grain * random.grain();
      canvas.green[at] += grain * random.grain();
      canvas.blue[at] += grain * random.grain();
    }
  }
}
