package io.fixres.pipeline.plan;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;

/** What a deployment can afford: {@code selection.maxGmacs}. */
final class Budget {
  private final Protocol protocol;

  Budget(Protocol protocol) {
    this.protocol = protocol;
  }

  /** Whether an image of this size costs no more; a network that nobody knows costs nothing. */
  boolean affords(int resolution) {
    double most = protocol.rule().maxGmacs();
    Integer classes = protocol.model().numClasses();
    int outputs = classes == null ? Architecture.IMAGENET_CLASSES : classes;
    return most == 0
        || Architectures.find(protocol.model().architecture())
            .map(network -> network.gmacs(resolution, outputs) <= most)
            .orElse(true);
  }
}
