package io.fixres.runner.model;

import static io.fixres.contract.maths.SplitMix64.GOLDEN;

import io.fixres.contract.maths.SplitMix64;
import java.nio.charset.StandardCharsets;

/**
 * A tensor's random numbers, the same on every machine and Java version; normal ones by Marsaglia's
 * polar method on {@link StrictMath}.
 */
final class SeededNumbers {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final SplitMix64 numbers;
  private double spare = Double.NaN;

  private SeededNumbers(SplitMix64 numbers) {
    this.numbers = numbers;
  }

  /** The stream of one tensor: it depends on seed and name only, not on what is drawn before. */
  static SeededNumbers of(long seed, String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return new SeededNumbers(new SplitMix64(SplitMix64.mix(seed * GOLDEN + hash)));
  }

  /** Uniform in [0, 1), 53 bits. */
  double uniform() {
    return numbers.uniform();
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
}
