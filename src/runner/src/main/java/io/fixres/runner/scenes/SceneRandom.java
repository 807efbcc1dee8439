package io.fixres.runner.scenes;

import static io.fixres.contract.maths.SplitMix64.GOLDEN;
import static io.fixres.contract.maths.SplitMix64.mix;

import io.fixres.contract.maths.SplitMix64;

/**
 * The one source of chance in a scene, seeded by set and image, so that images can be drawn in any
 * order by any number of threads.
 *
 * <p>Everything here and in this package is IEEE arithmetic and {@link StrictMath}, never {@link
 * Math}'s transcendental functions, which may differ between virtual machines in the last bit.
 */
final class SceneRandom {
  private final SplitMix64 numbers;

  SceneRandom(long seed, long index) {
    numbers = new SplitMix64(mix(mix(seed + GOLDEN) + index * GOLDEN));
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return numbers.uniform();
  }

  /** Uniform in [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform in 0..bound−1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** True with the given probability. */
  boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Normal with the given mean and deviation. */
  double normal(double mean, double deviation) {
    return numbers.normal(mean, deviation);
  }

  /** Roughly normal, fast: the centred sum of the four 16-bit parts of one draw. For film grain. */
  float grain() {
    long bits = numbers.next();
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum - 2 * 65535) * (1 / 37837f);
  }
}
