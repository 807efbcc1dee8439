package io.fixres.contract.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Which image is scored in which fold, and where it lies in memory.
 *
 * <p>Folds are stratified by class and fixed by the seed. An image's fold never changes: a
 * resample's copies of an image stay together, so nothing is ever selected on what it is scored on.
 * Each fold begins at a word boundary of the bitsets, so that one pass over the words gives all
 * fold totals.
 */
final class FoldPlan {
  private static final long FOLD_STREAM = 1;

  private final int[] position;
  private final int[] foldStart;

  /** Deals the images of {@code scores} into at most {@code folds} folds. */
  FoldPlan(ScoreMatrix scores, int folds, long seed) {
    List<Integer> order = shuffledByClass(scores, seed);
    int count = Math.min(folds, order.size());
    foldStart = new int[count + 1];
    position = new int[order.size()];
    for (int fold = 0; fold < count; fold++) {
      int next = foldStart[fold] * Long.SIZE;
      // Dealt like cards through all classes, so that sizes differ by one at most.
      for (int card = fold; card < order.size(); card += count) {
        position[order.get(card)] = next++;
      }
      foldStart[fold + 1] = (next + Long.SIZE - 1) / Long.SIZE;
    }
  }

  private static List<Integer> shuffledByClass(ScoreMatrix scores, long seed) {
    TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
    for (int image = 0; image < scores.images(); image++) {
      byClass.computeIfAbsent(scores.classOf(image), label -> new ArrayList<>()).add(image);
    }
    List<Integer> order = new ArrayList<>();
    byClass.forEach((label, images) -> order.addAll(shuffled(images, seed, label)));
    return order;
  }

  private static List<Integer> shuffled(List<Integer> images, long seed, int label) {
    ResampleRandom random = new ResampleRandom(seed, FOLD_STREAM, label);
    List<Integer> cards = new ArrayList<>(images);
    for (int last = cards.size() - 1; last > 0; last--) {
      int other = random.below(last + 1);
      cards.set(other, cards.set(last, cards.get(other)));
    }
    return cards;
  }

  int images() {
    return position.length;
  }

  int folds() {
    return foldStart.length - 1;
  }

  /** Words of 64 images, folds padded. */
  int words() {
    return foldStart[folds()];
  }

  /** First word of {@code fold}; that of the fold after the last is {@link #words()}. */
  int startOf(int fold) {
    return foldStart[fold];
  }

  /** Where {@code image} lies, in [0, 64 · words). */
  int positionOf(int image) {
    return position[image];
  }
}
