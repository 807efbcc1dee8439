package io.fixres.runner.sweep;

/**
 * Throughput of the forward pass at one point; the first batches warm the engine up and do not
 * count.
 */
final class ThroughputMeter {
  private static final int WARM_UP = 2;

  private int batches;
  private long images;
  private long nanos;

  void add(int count, long elapsedNanos) {
    batches++;
    if (batches > WARM_UP) {
      images += count;
      nanos += elapsedNanos;
    }
  }

  /** NaN when only the warm-up was seen. */
  double imagesPerSecond() {
    return nanos == 0 ? Double.NaN : images * 1e9 / nanos;
  }
}
