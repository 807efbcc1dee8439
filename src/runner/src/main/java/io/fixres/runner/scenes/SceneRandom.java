package io.fixres.runner.scenes;

/**
 * The one source of chance in a scene: SplitMix64, seeded by set and image, so that images can be
 * drawn in any order by any number of threads.
 *
 * <p>Everything here and in this package is IEEE arithmetic and {@link StrictMath}, never {@link
 * Math}'s transcendental functions, which may differ between virtual machines in the last bit.
 */
final class SceneRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  SceneRandom(long seed, long index) {
    state = mix(mix(seed + GOLDEN) + index * GOLDEN);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    state += GOLDEN;
    return (mix(state) >>> 11) * 0x1p-53;
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

  /** Normal with the given mean and deviation (Box and Muller's cosine half). */
  double normal(double mean, double deviation) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
    return mean + deviation * radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** Roughly normal, fast: the centred sum of the four 16-bit parts of one draw. For film grain. */
  float grain() {
    state += GOLDEN;
    long bits = mix(state);
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum - 2 * 65535) * (1 / 37837f);
  }
}
