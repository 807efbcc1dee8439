package io.fixres.runner.transform;

/**
 * Random draws for one augmented image: a pure function of what it is for, never of a thread or of
 * what was drawn before for another image.
 *
 * <p>SplitMix64 (Steele et al. 2014) from a start that mixes seed, epoch, sample and repeat.
 */
public final class Draws {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Draws(long state) {
    this.state = state;
  }

  /** The draws of one copy of one sample in one epoch. */
  public static Draws of(long seed, int epoch, int sample, int repeat) {
    long state = mix(seed ^ GAMMA);
    state = mix(state ^ (epoch ^ GAMMA));
    state = mix(state ^ (((long) repeat << 32) + sample + 0x3C6EF372FE94F82AL));
    return new Draws(state);
  }

  /** The same draws from here on, for trying again. */
  public Draws copy() {
    return new Draws(state);
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1) with 53 bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Uniform in [0, 1) with 24 bits, as PyTorch draws float32. */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1.0p-24f;
  }

  /** Uniform in [low, high) in single precision, as {@code Tensor.uniform_} computes it. */
  public float uniform(double low, double high) {
    return nextFloat() * ((float) high - (float) low) + (float) low;
  }

  /** Uniform whole number below {@code bound}, which is at least 1. */
  public int nextInt(int bound) {
    return (int) (nextDouble() * bound);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
