package io.fixres.pipeline.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One network of the comparison: a train resolution and a seed.
 *
 * @param id {@code r128-s0} trained by us, {@code w224-s0} given weights, {@code direct-s0} the
 *     control trained at the winning size
 * @param trainResolution pixels; null = the winning size, known late
 * @param seed the replicate
 */
public record Variant(String id, @Nullable Integer trainResolution, long seed) {
  static Variant trained(int resolution, long seed) {
    return new Variant("r" + resolution + "-s" + seed, resolution, seed);
  }

  static Variant given(int resolution, long seed) {
    return new Variant("w" + resolution + "-s" + seed, resolution, seed);
  }

  static Variant direct(long seed) {
    return new Variant("direct-s" + seed, null, seed);
  }

  /** Whether this is the control arm that is trained at the winning size. */
  public boolean isDirect() {
    return trainResolution == null;
  }

  /** Whether both are the same training with another seed, or the same one. */
  public boolean isReplicateOf(Variant other) {
    return Objects.equals(trainResolution, other.trainResolution);
  }
}
