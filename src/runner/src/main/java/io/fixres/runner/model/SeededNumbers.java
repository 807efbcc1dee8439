package io.fixres.runner.model;

import java.nio.charset.StandardCharsets;

/**
 * A stream of random numbers that is the same on every machine and Java version: SplitMix64
 * (Steele, Lea, Flood 2014) and Marsaglia's polar method on {@link StrictMath}.
 */
final class SeededNumbers {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long state;
  private double spare = Double.NaN;

  private SeededNumbers(long state) {
    this.state = state;
  }

  /** The stream of one tensor: it depends on seed and name only, not on what is drawn before. */
  static SeededNumbers of(long seed, String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return new SeededNumbers(mix(seed * GOLDEN + hash));
  }

  /** Uniform in [0, 1), 53 bits. */
  double uniform() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Standard normal. */
  double normal() {
    if (!Double.isNaN(spare)) {
      double value = spare;
      spare = Double.NaN;
      return value;
    }
    double x;
    double y;
    double square;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square == 0);
    double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    spare = y * scale;
    return x * scale;
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
