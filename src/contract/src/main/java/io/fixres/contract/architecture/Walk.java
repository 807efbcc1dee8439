package io.fixres.contract.architecture;

import java.util.List;

/**
 * What one image meets on its way through a sequence of layers.
 *
 * @param output shape that comes out
 * @param multiplyAccumulates work done, in timm's count
 */
public record Walk(FeatureMap output, long multiplyAccumulates) {

  private static final double GIGA = 1e9;

  /** Sends one image of shape {@code in} through {@code layers}. */
  public static Walk through(List<Layer> layers, FeatureMap in) {
    FeatureMap map = in;
    long work = 0;
    for (Layer layer : layers) {
      work += layer.multiplyAccumulates(map);
      map = layer.output(map);
    }
    return new Walk(map, work);
  }

  /** The work in 10⁹. */
  public double gmacs() {
    return multiplyAccumulates / GIGA;
  }
}
