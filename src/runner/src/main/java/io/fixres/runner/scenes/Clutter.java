package io.fixres.runner.scenes;

/**
 * A thing that is no class: it fills the background or hides a part of the object.
 *
 * @param outline its form: a pebble, a shard or a bar
 * @param place where it lies
 * @param paint its surface, often textured like the classes' own
 */
record Clutter(Outline outline, Placement place, Paint paint) {

  /** Something in the background, anywhere. */
  static Clutter thing(SceneRandom random) {
    double radius = SceneSpec.SIDE * StrictMath.exp(random.normal(-2.4, 0.4));
    Placement place =
        new Placement(
            random.uniform(0, SceneSpec.SIDE),
            random.uniform(0, SceneSpec.SIDE),
            radius,
            random.uniform(0, 2 * Math.PI),
            StrictMath.exp(random.normal(0, 0.3)),
            random.normal(0, 0.2));
    return new Clutter(outline(random), place, Paint.ofClutter(random));
  }

  /** A bar or a pebble across the rim of the object, an eighth of its area at most. */
  static Clutter occluder(Placement object, SceneRandom random) {
    double angle = random.uniform(0, 2 * Math.PI);
    double off = object.radius() * random.uniform(0.5, 1);
    boolean bar = random.chance(0.5);
    Placement place =
        new Placement(
            object.x() + off * StrictMath.cos(angle),
            object.y() + off * StrictMath.sin(angle),
            object.radius() * (bar ? random.uniform(1, 1.6) : random.uniform(0.25, 0.4)),
            random.uniform(0, 2 * Math.PI),
            1,
            0);
    Outline outline = bar ? Outline.box(1.3, random.uniform(0.04, 0.1), 0.03) : pebble(random);
    return new Clutter(outline, place, Paint.ofClutter(random));
  }

  void layOn(Canvas canvas, Light light) {
    canvas.lay(outline, place, paint, light);
  }

  private static Outline outline(SceneRandom random) {
    return switch (random.below(3)) {
      case 0 -> pebble(random);
      case 1 ->
          Outline.polar(0.02f, 1.3, random.uniform(0.7, 1.3), random.uniform(0.7, 1.3)); // a shard
      default -> Outline.box(1.35, random.uniform(0.08, 0.5), 0.04); // a bar
    };
  }

  private static Outline pebble(SceneRandom random) {
    double[] radii = new double[9];
    for (int i = 0; i < radii.length; i++) {
      radii[i] = random.uniform(0.55, 1.15);
    }
    return Outline.polar(0.1f, radii);
  }
}
