package io.fixres.contract.statistics;

import static io.fixres.contract.maths.SplitMix64.GOLDEN;
import static io.fixres.contract.maths.SplitMix64.mix;

import io.fixres.contract.maths.SplitMix64;

/**
 * One stream per (seed, purpose, number): a resample's draws depend on nothing but its own number,
 * so threads and their order can't change an answer.
 */
final class ResampleRandom {
  private final SplitMix64 numbers;

  ResampleRandom(long seed, long purpose, long number) {
    long stream = mix(mix(mix(seed + GOLDEN) + purpose + GOLDEN) + number + GOLDEN);
    numbers = new SplitMix64(stream + GOLDEN);
  }

  /** A uniform int in [0, {@code bound}); its bias is below bound / 2³². */
  int below(int bound) {
    return (int) (((numbers.next() >>> 32) * bound) >>> 32);
  }
}
