package io.fixres.runner.score;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.PointScore;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What one checkpoint scored at one point, image by image, for a run of images of a split.
 *
 * <p>Images that could not be read are marked; they count nowhere, but keep their place so that the
 * same index is the same image in every file.
 */
public final class ScoreTable {
  private final int from;
  private final int to;
  private final BitSet scored = new BitSet();
  private final BitSet correct1 = new BitSet();
  private final BitSet correct5 = new BitSet();
  private final float[] loss;

  /**
   * An empty table.
   *
   * @param from index in the split of the first image
   * @param to index behind the last image
   */
  public ScoreTable(int from, int to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("images run from " + from + " to " + to);
    }
    this.from = from;
    this.to = to;
    this.loss = new float[to - from];
  }

  /** Index in the split of the first image. */
  public int from() {
    return from;
  }

  /** Index behind the last image. */
  public int to() {
    return to;
  }

  /**
   * Records one image.
   *
   * @param image its index in the split
   * @param rank how many classes scored higher than the right one; 0 = right at the first guess
   * @param crossEntropy in nats
   */
  public void record(int image, int rank, float crossEntropy) {
    int row = row(image);
    scored.set(row);
    correct1.set(row, rank < 1);
    correct5.set(row, rank < Metric.GUESSES);
    loss[row] = crossEntropy;
  }

  /** Whether the image could be read and was scored. */
  public boolean isScored(int image) {
    return scored.get(row(image));
  }

  /** How many images could not be read, or were not come to yet. */
  public int unscored() {
    return to - from - scored.cardinality();
  }

  /** Whether the first guess was right. */
  public boolean isCorrect1(int image) {
    return correct1.get(row(image));
  }

  /** Whether the right class was among the first five guesses. */
  public boolean isCorrect5(int image) {
    return correct5.get(row(image));
  }

  /** Cross-entropy in nats; 0 where the image was not scored. */
  public float loss(int image) {
    return loss[row(image)];
  }

  /** Takes over another table's images, which must lie within this one's. */
  public void putAll(ScoreTable part) {
    for (int image = part.from; image < part.to; image++) {
      int row = row(image);
      int other = part.row(image);
      scored.set(row, part.scored.get(other));
      correct1.set(row, part.correct1.get(other));
      correct5.set(row, part.correct5.get(other));
      loss[row] = part.loss[other];
    }
  }

  /** The images before {@code end}. */
  public ScoreTable upTo(int end) {
    if (end >= to) {
      return this;
    }
    ScoreTable part = new ScoreTable(from, end);
    for (int image = from; image < end; image++) {
      int row = row(image);
      part.scored.set(row, scored.get(row));
      part.correct1.set(row, correct1.get(row));
      part.correct5.set(row, correct5.get(row));
      part.loss[row] = loss[row];
    }
    return part;
  }

  /** The counts, which add up over runs of images; losses are summed in the images' order. */
  public PointScore total(EvalPoint point, @Nullable Double imagesPerSecond) {
    double sum = 0;
    for (float value : loss) {
      sum += value;
    }
    return new PointScore(
        point,
        scored.cardinality(),
        correct1.cardinality(),
        correct5.cardinality(),
        sum,
        imagesPerSecond);
  }

  private int row(int image) {
    if (image < from || image >= to) {
      throw new IndexOutOfBoundsException(
          "image %d is not among %d to %d".formatted(image, from, to));
    }
    return image - from;
  }
}
