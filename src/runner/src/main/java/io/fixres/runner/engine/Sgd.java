package io.fixres.runner.engine;

/**
 * Stochastic gradient descent as PyTorch defines it: v = m·v + g + d·w, w −= rate·v.
 *
 * @param momentum m, in [0, 1)
 * @param weightDecay d, on every learned tensor, at least 0
 * @param labelSmoothing probability mass spread over all classes, in [0, 1)
 */
public record Sgd(double momentum, double weightDecay, double labelSmoothing) {
  public Sgd {
    require("momentum", momentum, momentum >= 0 && momentum < 1);
    require("weightDecay", weightDecay, weightDecay >= 0);
    require("labelSmoothing", labelSmoothing, labelSmoothing >= 0 && labelSmoothing < 1);
  }

  private static void require(String field, double value, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("sgd: " + field + " " + value + " is out of range");
    }
  }
}
