package io.fixres.runner.engine;

/** Refuses labels that would make the engine read beside the logits. */
final class LabelCheck {
  private LabelCheck() {}

  static void hard(int[] classes, int images, int numClasses) {
    count(classes.length, images);
    for (int label : classes) {
      if (label < 0 || label >= numClasses) {
        throw new IllegalArgumentException(
            "class " + label + " is not one of the network's " + numClasses);
      }
    }
  }

  static void targets(Targets targets, int images, int numClasses) {
    if (targets instanceof Targets.Hard hard) {
      hard(hard.classes(), images, numClasses);
    } else if (targets instanceof Targets.Soft soft) {
      count(soft.count(), images);
      if (soft.numClasses() != numClasses || soft.probabilities().length != images * numClasses) {
        throw new IllegalArgumentException(
            "soft targets over " + soft.numClasses() + " classes, network has " + numClasses);
      }
    }
  }

  private static void count(int labels, int images) {
    if (labels != images) {
      throw new IllegalArgumentException(labels + " labels for " + images + " images");
    }
  }
}
