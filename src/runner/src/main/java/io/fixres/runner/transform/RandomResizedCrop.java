package io.fixres.runner.transform;

import io.fixres.contract.Recipe.Range;
import io.fixres.runner.image.Box;

/** torchvision's RandomResizedCrop: where to cut, from an image's size and uniform draws. */
public final class RandomResizedCrop {
  private static final int TRIES = 10;

  private RandomResizedCrop() {}

  /** A source of uniform numbers in [0, 1) with 24 bits, as PyTorch draws float32. */
  public interface Uniform {
    /** The next one. */
    double next();
  }

  /**
   * An area fraction and a log-uniform aspect ratio are drawn until the crop fits, ten times at
   * most; then the largest central crop of an allowed ratio is taken. Single precision and
   * half-to-even rounding, as there.
   */
  public static Box box(int width, int height, Range scale, Range ratio, Uniform draws) {
    double area = (double) width * height;
    float logLow = (float) StrictMath.log((float) ratio.low());
    float logHigh = (float) StrictMath.log((float) ratio.high());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double target = area * uniform(draws, scale.low(), scale.high());
      double aspect = (float) StrictMath.exp(uniform(draws, logLow, logHigh));
      int w = (int) Math.rint(Math.sqrt(target * aspect));
      int h = (int) Math.rint(Math.sqrt(target / aspect));
      if (w > 0 && w <= width && h > 0 && h <= height) {
        int top = (int) (draws.next() * (height - h + 1));
        return new Box((int) (draws.next() * (width - w + 1)), top, w, h);
      }
    }
    return central(width, height, ratio);
  }

  private static Box central(int width, int height, Range ratio) {
    double aspect = (double) width / height;
    int w = width;
    int h = height;
    if (aspect < ratio.low()) {
      h = (int) Math.rint(width / ratio.low());
    } else if (aspect > ratio.high()) {
      w = (int) Math.rint(height * ratio.high());
    }
    return new Box((width - w) / 2, (height - h) / 2, w, h);
  }

  private static float uniform(Uniform draws, double low, double high) {
    return (float) draws.next() * ((float) high - (float) low) + (float) low;
  }
}
