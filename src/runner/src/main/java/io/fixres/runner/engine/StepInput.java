package io.fixres.runner.engine;

import java.nio.ByteBuffer;

/** What a step reads, in the buffer where it lies: leave that alone until the step has ended. */
public sealed interface StepInput permits ImageBatch, FeatureBatch {

  /** How many images it is of, at least 1. */
  int count();

  /** Direct, native order, float32 of this shape from position 0. */
  ByteBuffer numbers();

  /** Sizes, the number of images first. */
  long[] shape();

  /** Whether each image is a map, channels × height × width, and not a vector. */
  default boolean isMap() {
    return shape().length == 4;
  }
}
