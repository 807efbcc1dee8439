package io.fixres.runner.transform;

import static io.fixres.contract.maths.SplitMix64.GOLDEN;
import static io.fixres.contract.maths.SplitMix64.mix;

import io.fixres.contract.maths.SplitMix64;

/**
 * Random draws for one augmented image: a pure function of what it is for, never of a thread or of
 * what was drawn before for another image.
 */
public final class Draws {
  private final SplitMix64 numbers;

  private Draws(SplitMix64 numbers) {
    this.numbers = numbers;
  }

  /** The draws of one copy of one sample in one epoch. */
  public static Draws of(long seed, int epoch, int sample, int repeat) {
    long state = mix(seed ^ GOLDEN);
    state = mix(state ^ (epoch ^ GOLDEN));
    state = mix(state ^ (((long) repeat << 32) + sample + 0x3C6EF372FE94F82AL));
    return new Draws(new SplitMix64(state));
  }

  /** The same draws from here on, for trying again. */
  public Draws copy() {
    return new Draws(numbers.copy());
  }

  /** Uniform in [0, 1) with 53 bits. */
  public double nextDouble() {
    return numbers.uniform();
  }

  /** Uniform in [0, 1) with 24 bits, as PyTorch draws float32. */
  public float nextFloat() {
    return (numbers.next() >>> 40) * 0x1.0p-24f;
  }

  /** Uniform in [low, high) in single precision, as {@code Tensor.uniform_} computes it. */
  public float uniform(double low, double high) {
    return nextFloat() * ((float) high - (float) low) + (float) low;
  }

  /** Uniform whole number below {@code bound}, which is at least 1. */
  public int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** Standard normal. */
  double nextNormal() {
    return numbers.normal(0, 1);
  }
}
