package io.fixres.runner.scenes;

import java.util.Locale;

/**
 * What a scene is of: a shape and a texture, so that neither alone gives the answer.
 *
 * @param shape the outline
 * @param texture the surface
 */
record SceneClass(ObjectShape shape, Texture texture) {
  private static final Texture[] SURFACES = {
    Texture.STRIPED, Texture.DOTTED, Texture.CHECKED, Texture.RINGED
  };

  /** How many classes there are to choose from. */
  static final int COUNT = ObjectShape.values().length * SURFACES.length;

  /** Class {@code number}: the shape runs faster than the texture. */
  static SceneClass of(int number) {
    ObjectShape[] shapes = ObjectShape.values();
    return new SceneClass(shapes[number % shapes.length], SURFACES[number / shapes.length]);
  }

  String directory() {
    return (texture + "_" + shape).toLowerCase(Locale.ROOT);
  }
}
