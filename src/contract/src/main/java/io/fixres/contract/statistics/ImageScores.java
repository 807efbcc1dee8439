package io.fixres.contract.statistics;

import io.fixres.contract.Metric;
import java.util.BitSet;

/** The score of every image of one split under one trained model at one point, in image order. */
public sealed interface ImageScores {

  /** How many images were scored. */
  int images();

  /**
   * Right or wrong per image, for {@link Metric#TOP1} and {@link Metric#TOP5}.
   *
   * @param images number of images, at least 1
   * @param correct bit i is set when image i is classified correctly; no bit at or above {@code
   *     images}
   */
  record Correct(int images, BitSet correct) implements ImageScores {
    public Correct {
      correct = (BitSet) correct.clone();
      if (images < 1 || correct.length() > images) {
        throw new IllegalArgumentException(
            "images is " + images + ", must be at least 1 and cover bit " + (correct.length() - 1));
      }
    }

    @Override
    public BitSet correct() {
      return (BitSet) correct.clone();
    }
  }

  /** Cross-entropy per image in nats, for {@link Metric#LOSS}. */
  final class Losses implements ImageScores {
    private final float[] perImage;

    /**
     * @param perImage one finite loss per image, at least one
     */
    public Losses(float[] perImage) {
      this.perImage = perImage.clone();
      if (perImage.length == 0) {
        throw new IllegalArgumentException("losses are empty, must be one per image");
      }
      for (float loss : perImage) {
        if (!Float.isFinite(loss)) {
          throw new IllegalArgumentException("loss is " + loss + ", must be finite");
        }
      }
    }

    @Override
    public int images() {
      return perImage.length;
    }

    /** The loss of image {@code i} in nats. */
    public float loss(int i) {
      return perImage[i];
    }
  }
}
