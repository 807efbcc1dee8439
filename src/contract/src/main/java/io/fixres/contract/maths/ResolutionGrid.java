package io.fixres.contract.maths;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Which resolutions are worth trying: whole multiples of a network's stride. */
public final class ResolutionGrid {
  /** The smallest and the largest size that an experiment may name, in pixels. */
  public static final int SMALLEST = 32;

  public static final int LARGEST = 2048;

  /** The seed's rule: train at the test resolution / 1.15 (256/224, the resize ratio). */
  public static final double TRAIN_RULE = 1.15;

  private static final double SECOND_STEP = 1.25;
  private static final double LAST_STEP = 1.5;
  private static final double DEFAULT_LOW = 0.75;
  private static final double DEFAULT_HIGH = 2;
  private static final double DEFAULT_HIGH_SMALL = 3;
  private static final int SMALL = 160;

  private ResolutionGrid() {}

  /** The multiple of {@code stride} nearest to a size, at least one stride; halves go up. */
  public static int round(double size, int stride) {
    return Math.max(1, (int) Math.floor(size / stride + 0.5)) * stride;
  }

  /** The train resolution for a wanted test resolution: 224 gives 192 at stride 32. */
  public static int trainFor(int testResolution, int stride) {
    return round(testResolution / TRAIN_RULE, stride);
  }

  /**
   * What a sweep covers when the user names nothing: 0.75 to 2 times the largest train resolution
   * (to 3 times below 160 px), in steps of the stride, or of two or more strides where that would
   * give more than {@code atMost} points.
   */
  public static List<Integer> around(int trainResolution, int stride, int atMost) {
    double high = trainResolution < SMALL ? DEFAULT_HIGH_SMALL : DEFAULT_HIGH;
    int first = round(DEFAULT_LOW * trainResolution, stride);
    int last = round(high * trainResolution, stride);
    int step = stride;
    while ((last - first) / step + 1 > atMost) {
      step += stride;
    }
    return steps(first, last, step);
  }

  /** From {@code first} up to and including {@code last}, where a step meets it. */
  public static List<Integer> steps(int first, int last, int step) {
    List<Integer> sizes = new ArrayList<>();
    for (int size = first; size <= last; size += step) {
      sizes.add(size);
    }
    return List.copyOf(sizes);
  }

  /**
   * The fine-tuning ladder: the untuned best, and the swept sizes nearest to 1.25 and 1.5 times it.
   *
   * <p>Rungs are swept sizes, so that tuned and untuned can be compared on the same images at the
   * same size; where the sweep ends early, or has no other size near a step, the ladder is shorter.
   *
   * @param swept sizes that were scored
   * @param best the untuned best among them
   */
  public static List<Integer> ladder(Collection<Integer> swept, int best) {
    TreeSet<Integer> rungs = new TreeSet<>();
    for (double factor : new double[] {1, SECOND_STEP, LAST_STEP}) {
      rungs.add(nearest(swept, factor * best));
    }
    return List.copyOf(rungs);
  }

  /** Whether the sweep ends before the ladder's last step. */
  public static boolean endsEarly(Collection<Integer> swept, int best) {
    return swept.stream().allMatch(size -> size < LAST_STEP * best);
  }

  private static int nearest(Collection<Integer> sizes, double wanted) {
    return sizes.stream()
        .min(
            (a, b) -> {
              int byDistance = Double.compare(Math.abs(a - wanted), Math.abs(b - wanted));
              return byDistance != 0 ? byDistance : Integer.compare(a, b);
            })
        .orElseThrow(() -> new IllegalArgumentException("no sizes were swept"));
  }
}
