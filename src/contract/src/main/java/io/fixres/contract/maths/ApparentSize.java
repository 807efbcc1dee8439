package io.fixres.contract.maths;

import io.fixres.contract.Recipe.Range;
import io.fixres.contract.Verdict.Prediction;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * How much larger objects appear under RandomResizedCrop than under Resize + CenterCrop, and the
 * test resolution at which both agree (arXiv 1906.06423, section 3).
 *
 * <p>A crop of a W×H image with area a and aspect r is w = √(a·r) wide and h = √(a/r) high; resized
 * to K×K an object grows by K/√(w·h) = K/√a on geometric average. Resize + CenterCrop grows it by
 * S/min(W, H) with S the shorter side after the resize. The ratio of test to train is √a·S /
 * (min(W, H)·K).
 */
public final class ApparentSize {
  private static final int DRAWS = 40_000;
  private static final long SEED = 0;
  private static final int TRIES = 10;

  private ApparentSize() {}

  /**
   * The test resolution that undoes the discrepancy, with the band that the two averages of the
   * ratio (of x, and of 1/x) and its median span.
   *
   * @param train train resolution in pixels
   * @param cropPct crop fraction at test time
   * @param scale area fraction of RandomResizedCrop
   * @param ratio aspect ratio of RandomResizedCrop
   * @param shape the images and the network: what aspect ratios there are, what stride to round to
   */
  public static Prediction predict(
      int train, double cropPct, Range scale, Range ratio, Shape shape) {
    double[] ratios = ratios(cropPct, scale, ratio, shape.aspects());
    double mean = 0;
    double meanInverse = 0;
    for (double value : ratios) {
      mean += value / ratios.length;
      meanInverse += 1 / value / ratios.length;
    }
    Arrays.sort(ratios);
    double median = ratios[ratios.length / 2];
    double low = Math.min(1 / mean, Math.min(meanInverse, 1 / median));
    double high = Math.max(1 / mean, Math.max(meanInverse, 1 / median));
    return new Prediction(
        ResolutionGrid.round(train / mean, shape.stride()), train * low, train * high);
  }

  /**
   * What a prediction needs to know besides the recipe.
   *
   * @param aspects width over height of a sample of images; a few hundred are plenty
   * @param stride of the network
   */
  public record Shape(List<Double> aspects, int stride) {
    public Shape {
      aspects = List.copyOf(aspects);
      if (aspects.isEmpty()) {
        throw new IllegalArgumentException("a prediction needs at least one aspect ratio");
      }
    }
  }

  /** Sizes at test over sizes in training, at equal resolutions. */
  private static double[] ratios(double cropPct, Range scale, Range ratio, List<Double> aspects) {
    Random random = new Random(SEED);
    double[] ratios = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      double aspect = aspects.get(i % aspects.size());
      ratios[i] = Math.sqrt(cropArea(random, aspect, scale, ratio)) / cropPct;
    }
    return ratios;
  }

  /**
   * Crop area in units of the squared shorter side, by torchvision's rejection of crops that stick
   * out.
   */
  private static double cropArea(Random random, double aspect, Range scale, Range ratio) {
    double width = Math.max(aspect, 1);
    double height = Math.max(1 / aspect, 1);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      double area =
          width * height * (scale.low() + (scale.high() - scale.low()) * random.nextDouble());
      double logRatio =
          StrictMath.log(ratio.low())
              + (StrictMath.log(ratio.high()) - StrictMath.log(ratio.low())) * random.nextDouble();
      double shape = StrictMath.exp(logRatio);
      if (Math.sqrt(area * shape) <= width && Math.sqrt(area / shape) <= height) {
        return area;
      }
    }
    return Math.min(width, height * ratio.high()) * Math.min(height, width / ratio.low());
  }
}
