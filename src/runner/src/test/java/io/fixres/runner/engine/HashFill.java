package io.fixres.runner.engine;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.contract.maths.SplitMix64;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.model.Weights;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The rule by which tools/golden/networks.py fills tensors, so that both sides have the same. */
final class HashFill {
  private HashFill() {}

  static Weights weights(Architecture architecture, int numClasses) {
    Map<String, StoredTensor> tensors = new HashMap<>();
    for (TensorSpec spec : architecture.tensors(numClasses)) {
      tensors.put(spec.name(), StoredTensor.of(spec.shape(), values(spec)));
    }
    return new Weights(architecture, numClasses, tensors);
  }

  static ImageBatch images(String name, int count, int side) {
    var numbers = new float[count * 3 * side * side];
    long stream = fnv(name);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) uniform(stream + i);
    }
    return ImageBatches.of(numbers, count, side);
  }

  /** FNV-1a over the bits of every number. */
  static String checksum(StoredTensor tensor) {
    long state = 0xcbf29ce484222325L;
    FloatBuffer numbers = tensor.numbers();
    while (numbers.hasRemaining()) {
      state = (state ^ (Float.floatToRawIntBits(numbers.get()) & 0xffffffffL)) * 0x100000001b3L;
    }
    return "%016x".formatted(state);
  }

  private static float[] values(TensorSpec spec) {
    var values = new float[(int) spec.size()];
    long stream = fnv(spec.name());
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value(spec, uniform(stream + i));
    }
    return values;
  }

  private static double value(TensorSpec spec, double u) {
    String name = spec.name();
    return switch (spec.role()) {
      case CONV_WEIGHT -> u * Math.sqrt(6.0 / (spec.size() / spec.shape().get(0)));
      case LINEAR_WEIGHT ->
          u * Math.sqrt(3.0 / spec.shape().get(1)) * (name.startsWith("classifier") ? 2 : 1);
      case RUNNING_VARIANCE -> 1 + 0.5 * u;
      case NORM_WEIGHT -> name.matches("layer.*bn[23].weight") ? 0.25 * (1 + 0.5 * u) : 1 + 0.5 * u;
      case CONV_BIAS, LINEAR_BIAS, NORM_BIAS, RUNNING_MEAN -> 0.1 * u;
    };
  }

  private static double uniform(long position) {
    return (SplitMix64.mix(position * SplitMix64.GOLDEN) >>> 40) / 0x1.0p23 - 1;
  }

  private static long fnv(String name) {
    long state = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      state = (state ^ b) * 0x100000001b3L;
    }
    return state;
  }
}
