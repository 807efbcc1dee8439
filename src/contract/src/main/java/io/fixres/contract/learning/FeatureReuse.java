package io.fixres.contract.learning;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.Recipe;
import io.fixres.contract.Recipe.Augmentation;

/**
 * Whether what a network's frozen prefix makes of an image is computed once and kept, not once per
 * epoch. It decides about time and room on the disk; the learned bits are the same.
 *
 * @param mostBytes that all images may take: what one machine keeps in memory or reads at memory's
 *     speed
 */
public record FeatureReuse(long mostBytes) {
  /** Holds the pooled features of ImageNet's 1.28 million images, 2048 each, in 10.5 GB. */
  public static final FeatureReuse BOUNDED = new FeatureReuse(16L << 30);

  /** Whether it is possible, saves anything, and fits. */
  public boolean pays(Recipe recipe, FrozenPrefix prefix, int side, int images) {
    return recipe.epochs() > 1
        && !prefix.layers().isEmpty()
        && isTheSameInEveryEpoch(recipe.augmentation())
        && images * prefix.bytes(side) <= mostBytes;
  }

  private static boolean isTheSameInEveryEpoch(Augmentation how) {
    boolean mixes = how.mixUpAlpha() > 0 || how.cutMixAlpha() > 0;
    return how.kind() == AugmentationKind.TEST && how.colorJitter() == 0 && !mixes;
  }
}
