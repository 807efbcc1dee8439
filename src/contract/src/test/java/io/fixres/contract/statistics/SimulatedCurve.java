package io.fixres.contract.statistics;

import java.util.Arrays;
import java.util.Random;

/** Shapes of true accuracy against test resolution. */
enum SimulatedCurve {
  /** All points equally good: nothing to find. */
  FLAT {
    @Override
    double[] truth(int points) {
      double[] truth = new double[points];
      Arrays.fill(truth, 0.75);
      return truth;
    }
  },
  /** A parabola that peaks past the middle and loses ten points towards the small end. */
  PEAKED {
    @Override
    double[] truth(int points) {
      double[] truth = new double[points];
      for (int p = 0; p < points; p++) {
        double distance = (p - 0.6 * points) / (0.6 * points);
        truth[p] = 0.80 - 0.10 * distance * distance;
      }
      return truth;
    }
  },
  /** The peak with half a point of jitter, as from sizes that are no multiple of the stride. */
  NOISY {
    @Override
    double[] truth(int points) {
      double[] truth = PEAKED.truth(points);
      Random random = new Random(5);
      for (int p = 0; p < points; p++) {
        truth[p] += 0.005 * random.nextGaussian();
      }
      return truth;
    }
  },
  /** Nearly right everywhere: where symmetric intervals fail. */
  EASY {
    @Override
    double[] truth(int points) {
      double[] truth = PEAKED.truth(points);
      for (int p = 0; p < points; p++) {
        truth[p] = 1 - 0.2 * (1 - truth[p]);
      }
      return truth;
    }
  };

  /** True accuracy of each of {@code points} points, cheapest first. */
  abstract double[] truth(int points);
}
