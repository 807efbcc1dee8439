package io.fixres.contract.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Draws sweeps whose truth is known: an image is right at a point when a standard normal "ease" is
 * below the point's threshold, so a point's true accuracy is exactly what was asked for. Ease is
 * shared between points as real images' is: mostly by the image (0.6), partly by neighbouring
 * resolutions (0.35, an AR(1) walk along the curve), the rest is the point's own.
 *
 * <p>A seed's training is luckier or less at all points, and leans towards one end of the curve.
 *
 * @param truth true accuracy of each point, in (0, 1), cheapest first
 * @param images per sweep
 * @param seeds trainings behind every point
 * @param seedDeviation standard deviation of an end point's accuracy from seed to seed, fraction
 */
record SimulatedSweep(double[] truth, int images, int seeds, double seedDeviation) {
  private static final double IMAGE = 0.6;
  private static final double SMOOTH = 0.35;
  private static final double WALK = 0.9;
  private static final long SEED_STREAM = 0x5EED;

  /** Of one training. */
  SimulatedSweep(double[] truth, int images) {
    this(truth, images, 1, 0);
  }

  /** One sweep. */
  ScoreMatrix draw(long seed) {
    Random random = new Random(seed);
    double[][] thresholds = thresholds(new Random(seed ^ SEED_STREAM));
    BitSet[][] right = new BitSet[truth.length][seeds];
    for (BitSet[] point : right) {
      Arrays.setAll(point, s -> new BitSet(images));
    }
    for (int image = 0; image < images; image++) {
      double shared = Math.sqrt(IMAGE) * random.nextGaussian();
      double walk = random.nextGaussian();
      for (int p = 0; p < right.length; p++) {
        walk = WALK * walk + Math.sqrt(1 - WALK * WALK) * random.nextGaussian();
        for (int s = 0; s < seeds; s++) {
          double own = Math.sqrt(1 - IMAGE - SMOOTH) * random.nextGaussian();
          right[p][s].set(image, shared + Math.sqrt(SMOOTH) * walk + own < thresholds[p][s]);
        }
      }
    }
    return matrix(right);
  }

  /** [point][seed]. */
  private double[][] thresholds(Random random) {
    double[][] thresholds = new double[truth.length][seeds];
    for (int s = 0; s < seeds; s++) {
      double level = seedDeviation * Math.sqrt(0.5) * random.nextGaussian();
      double lean = seedDeviation * Math.sqrt(0.5) * random.nextGaussian();
      for (int p = 0; p < truth.length; p++) {
        double along = truth.length == 1 ? 0 : 2.0 * p / (truth.length - 1) - 1;
        thresholds[p][s] = Normal.quantile(truth[p] + level + lean * along);
      }
    }
    return thresholds;
  }

  private ScoreMatrix matrix(BitSet[][] right) {
    List<PointScores> scores = new ArrayList<>();
    for (int p = 0; p < right.length; p++) {
      List<ImageScores> bySeed = new ArrayList<>();
      for (BitSet seed : right[p]) {
        bySeed.add(new ImageScores.Correct(images, seed));
      }
      scores.add(new PointScores(point(p), bySeed));
    }
    int[] classes = new int[images];
    for (int image = 0; image < images; image++) {
      classes[image] = image % 10;
    }
    return new ScoreMatrix(scores, classes);
  }

  /** The point at place {@code p} of the curve. */
  CandidatePoint point(int p) {
    int resolution = 64 + 8 * p;
    return new CandidatePoint("untuned", resolution, 0.875, resolution, 0);
  }

  /** All points, cheapest first. */
  List<CandidatePoint> points() {
    List<CandidatePoint> points = new ArrayList<>();
    for (int p = 0; p < truth.length; p++) {
      points.add(point(p));
    }
    return points;
  }

  /** True accuracy of {@code point}. */
  double truthOf(CandidatePoint point) {
    return truth[(point.resolution() - 64) / 8];
  }

  /** Highest true accuracy. */
  double bestTruth() {
    double best = 0;
    for (double accuracy : truth) {
      best = Math.max(best, accuracy);
    }
    return best;
  }
}
