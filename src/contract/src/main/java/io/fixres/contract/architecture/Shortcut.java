package io.fixres.contract.architecture;

import java.util.List;

/**
 * The way around a block's branch.
 *
 * @param added whether the block's input is added to the branch's output at all
 * @param layers what the input passes on its way; empty is the identity
 */
public record Shortcut(boolean added, List<Layer> layers) {
  /** No way around: a plain sequence. */
  public static final Shortcut NONE = new Shortcut(false, List.of());

  /** The input itself is added. */
  public static final Shortcut IDENTITY = new Shortcut(true, List.of());

  public Shortcut {
    layers = List.copyOf(layers);
    if (!added && !layers.isEmpty()) {
      throw new IllegalArgumentException("shortcut layers without an addition would never run");
    }
  }

  /** The input goes through {@code layers} and is added. */
  public static Shortcut through(List<Layer> layers) {
    return new Shortcut(true, layers);
  }
}
