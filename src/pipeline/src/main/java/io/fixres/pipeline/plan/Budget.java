package io.fixres.pipeline.plan;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.Gmacs;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import java.util.List;

/** What a deployment can afford: {@code selection.maxGmacs}. */
public final class Budget {
  private final Protocol protocol;

  Budget(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Whether an image of this size costs no more; a network that nobody knows costs nothing. */
  boolean affords(int resolution) {
    int outputs = outputs(protocol);
    return Architectures.find(protocol.model().architecture())
        .map(network -> network.gmacs(resolution, outputs))
        .map(gmacs -> Gmacs.isWithin(gmacs, protocol.rule().maxGmacs()))
        .orElse(true);
  }

  /** Those of some sizes that an image may have. */
  List<Integer> affordable(List<Integer> resolutions) {
    return resolutions.stream().filter(this::affords).toList();
  }

  /**
   * The classifier's outputs that costs are counted with before the images are seen: as for
   * ImageNet's classes where no scenes are drawn.
   */
  public static int outputs(Protocol protocol) {
    DatasetRef.Synthetic scenes = protocol.dataset().synthetic();
    int classes = scenes == null ? Architecture.IMAGENET_CLASSES : scenes.classes();
    return protocol.model().outputs(classes);
  }
}
