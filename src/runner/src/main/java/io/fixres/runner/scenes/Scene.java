package io.fixres.runner.scenes;

/**
 * One scene: an object of a class among things of none, under some light, partly hidden. A pure
 * function of set seed and image number.
 *
 * <p>The object's apparent size does not depend on class, split or anything else: it is log-normal,
 * as objects in photographs roughly are. That the objects of a training crop look larger than those
 * of a test image comes from the crops alone; nothing here helps it along.
 */
final class Scene {
  /** Median of the object's diameter over the image's side. */
  static final double MEDIAN_SIZE = 0.45;

  /** Deviation of its logarithm. */
  static final double SIZE_SPREAD = 0.3;

  static final double LEAST_SIZE = 0.15;
  static final double MOST_SIZE = 0.9;

  private final SceneRandom random;
  private final double size;
  private final SceneClass subject;

  private Scene(SceneRandom random, SceneClass subject) {
    this.random = random;
    this.subject = subject;
    this.size = drawSize(random);
  }

  static Scene of(SceneSpec spec, int index) {
    return new Scene(new SceneRandom(spec.seed(), index), spec.classOf(index));
  }

  private static double drawSize(SceneRandom random) {
    double size;
    do {
      size = StrictMath.exp(random.normal(StrictMath.log(MEDIAN_SIZE), SIZE_SPREAD));
    } while (size < LEAST_SIZE || size > MOST_SIZE);
    return size;
  }

  /** The object's diameter over the image's side (of a disc of the same area). */
  double size() {
    return size;
  }

  /** Draws the scene, back to front. Call once. */
  Canvas draw() {
    Canvas canvas = new Canvas(SceneSpec.SIDE);
    Light light = Light.any(random);
    Backdrop.paint(canvas, random);
    int things = 3 + random.below(5);
    for (int i = 0; i < things; i++) {
      Clutter.thing(random).layOn(canvas, light);
    }
    Placement place = place();
    canvas.lay(subject.shape().outline(), place, surface(), light);
    int hiding = random.below(2);
    for (int i = 0; i < hiding; i++) {
      Clutter.occluder(place, random).layOn(canvas, light);
    }
    Exposure.develop(canvas, light, random);
    return canvas;
  }

  private Placement place() {
    double off = 0.12 * (1.1 - size) * SceneSpec.SIDE;
    return new Placement(
        random.normal(0.5 * SceneSpec.SIDE, off),
        random.normal(0.5 * SceneSpec.SIDE, off),
        size * SceneSpec.SIDE / 2,
        random.normal(0, 0.3),
        StrictMath.exp(random.normal(0, 0.15)),
        random.normal(0, 0.08));
  }

  private Paint surface() {
    Rgb ground = Rgb.any(random);
    Rgb figure = Rgb.contrasting(ground, 0.3f, random);
    float period = (float) (0.42 * StrictMath.exp(random.normal(0, 0.15)));
    return new Paint(subject.texture(), ground, figure, period, (float) random.uniform(), 1);
  }
}
