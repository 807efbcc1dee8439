package io.fixres.contract.statistics;

/**
 * SplitMix64 [Steele 2014], one stream per (seed, purpose, number): a resample's draws depend on
 * nothing but its own number, so threads and their order can't change an answer. Written out
 * because the JDK does not promise its generators' sequences across versions.
 */
final class ResampleRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  ResampleRandom(long seed, long purpose, long number) {
    state = mix(mix(mix(seed) + purpose) + number);
  }

  /** A uniform int in [0, {@code bound}); its bias is below bound / 2³². */
  int below(int bound) {
    state += GOLDEN;
    return (int) (((mix(state) >>> 32) * bound) >>> 32);
  }

  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
