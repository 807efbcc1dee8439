package io.fixres.contract.maths;

/**
 * SplitMix64 (Steele, Lea, Flood 2014): random numbers that are the same on every machine and Java
 * version, normal ones too: IEEE arithmetic and {@link StrictMath} alone. Any 64 bits are a start,
 * so an owner may mix a stream for every image, seed or resample.
 */
public final class SplitMix64 {
  /** What the state grows by, a draw: 2⁶⁴ over the golden ratio. */
  public static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** A stream from a start that its owner mixes from what the stream is for. */
  public SplitMix64(long state) {
    this.state = state;
  }

  /** The same stream from here on. */
  public SplitMix64 copy() {
    return new SplitMix64(state);
  }

  /** The next 64 bits. */
  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform in [0, 1) with 53 bits. */
  public double uniform() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** Normal with the given mean and deviation (Box and Muller's cosine half). */
  public double normal(double mean, double deviation) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
    return mean + deviation * radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** Spreads every bit over all 64. */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
