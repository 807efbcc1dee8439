package io.fixres.runner.scenes;

import io.fixres.contract.DatasetRef.Synthetic;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which scenes to draw: the whole set is a pure function of this record. What each image is for,
 * {@link Synthetic} says.
 *
 * @param images how many images in all, at least five per class
 * @param classes how many of the {@link SceneClass} names are used, 2..20
 * @param seed what makes this set different from another, any number
 */
public record SceneSpec(int images, int classes, long seed) {
  /** The side of every scene, pixels: larger than the resize for a 112 px test at crop 0.875. */
  public static final int SIDE = 144;

  public static final String TRAIN = "train";
  public static final String VALIDATION = "val";

  public SceneSpec {
    if (classes < 2 || classes > SceneClass.COUNT) {
      throw new IllegalArgumentException(
          "classes is %d: synthetic scenes have 2..%d".formatted(classes, SceneClass.COUNT));
    }
    if (images < Synthetic.ROUNDS * classes) {
      throw new IllegalArgumentException(
          "images is %d: %d classes need at least %d, so that each is in both splits"
              .formatted(images, classes, Synthetic.ROUNDS * classes));
    }
  }

  /** The class names in use, in drawing order. */
  public List<String> classNames() {
    return IntStream.range(0, classes).mapToObj(c -> SceneClass.of(c).directory()).toList();
  }

  /** Which split image {@code index} belongs to. */
  public String split(int index) {
    return new Synthetic(images, classes, seed).isValidation(index) ? VALIDATION : TRAIN;
  }

  SceneClass classOf(int index) {
    return SceneClass.of(index % classes);
  }

  /** Where image {@code index} lies under the set's directory, with forward slashes. */
  String path(int index) {
    return "%s/%s/%06d.jpg".formatted(split(index), classOf(index).directory(), index);
  }
}
