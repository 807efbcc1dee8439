package io.fixres.pipeline.plan;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.Gmacs;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import org.jspecify.annotations.Nullable;

/** What a deployment can afford: {@code selection.maxGmacs}. */
public final class Budget {
  private final Protocol protocol;

  Budget(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Whether an image of this size costs no more; a network that nobody knows costs nothing. */
  boolean affords(int resolution) {
    DatasetRef.Synthetic scenes = protocol.dataset().synthetic();
    int outputs = outputs(protocol.model().numClasses(), scenes == null ? null : scenes.classes());
    return Architectures.find(protocol.model().architecture())
        .map(network -> network.gmacs(resolution, outputs))
        .map(gmacs -> Gmacs.isWithin(gmacs, protocol.rule().maxGmacs()))
        .orElse(true);
  }

  /**
   * The classifier's outputs that costs are counted with before the images are seen: those asked
   * for, else the scenes' classes, else ImageNet's.
   */
  public static int outputs(@Nullable Integer numClasses, @Nullable Integer sceneClasses) {
    if (numClasses != null) {
      return numClasses;
    }
    return sceneClasses != null ? sceneClasses : Architecture.IMAGENET_CLASSES;
  }
}
