package io.fixres.contract.architecture;

import java.util.List;

/**
 * What one image meets on its way through a sequence of layers.
 *
 * @param output shape that comes out
 * @param multiplyAccumulates work done, in timm's count
 */
record Walk(FeatureMap output, long multiplyAccumulates) {

  /** Sends one image of shape {@code in} through {@code layers}. */
  static Walk through(List<Layer> layers, FeatureMap in) {
    FeatureMap map = in;
    long work = 0;
    for (Layer layer : layers) {
      work += layer.multiplyAccumulates(map);
      map = layer.output(map);
    }
    return new Walk(map, work);
  }
}
