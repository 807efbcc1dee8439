package io.fixres.contract.learning;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.FeatureMap;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Layer.AveragePool;
import io.fixres.contract.architecture.Layer.BatchNorm;
import io.fixres.contract.architecture.Walk;
import java.util.List;

/**
 * A network cut in two where learning begins: the layers before the cut make the same numbers of
 * the same pixels for as long as it learns.
 *
 * @param layers from the image up to the first layer that learns or moves; empty = that is the
 *     first one
 * @param tail the rest, the classifier at least
 */
public record FrozenPrefix(List<Layer> layers, List<Layer> tail) {
  public FrozenPrefix {
    layers = List.copyOf(layers);
    tail = List.copyOf(tail);
  }

  /** Cuts between layers of the main path, so that one tensor is all that passes from one side. */
  public static FrozenPrefix of(Architecture architecture, int numClasses, Freezing freezing) {
    List<Layer> all = architecture.layers(numClasses);
    int cut = 0;
    while (cut < all.size() - 1 && freezing.standsStill(all.get(cut))) {
      cut++;
    }
    if (all.get(cut) instanceof BatchNorm) {
      cut--; // it is compiled together with its convolution
    }
    return new FrozenPrefix(all.subList(0, cut), all.subList(cut, all.size()));
  }

  /** Shape of what it makes of one image: [C,K,K], or [F] behind the pooling. */
  public List<Integer> shape(int side) {
    FeatureMap map = Walk.through(layers, FeatureMap.image(side)).output();
    boolean pooled = !layers.isEmpty() && layers.get(layers.size() - 1) instanceof AveragePool;
    return pooled ? List.of(map.channels()) : List.of(map.channels(), map.side(), map.side());
  }

  /** Bytes of that, as float32. */
  public long bytes(int side) {
    return shape(side).stream().mapToLong(Integer::longValue).reduce(Float.BYTES, (a, b) -> a * b);
  }
}
