package io.fixres.contract.architecture;

import java.util.List;

/**
 * One named tensor of a network, as its checkpoint must hold it.
 *
 * @param name torchvision's or timm's state-dict name, such as {@code layer1.0.bn1.running_mean}
 * @param role what it does, which decides how it is initialised and whether it is learned
 * @param shape sizes, in PyTorch's order: [out, in / groups, k, k] for a convolution
 */
public record TensorSpec(String name, Role role, List<Integer> shape) {
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** Numbers in the tensor. */
  public long size() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /** What a tensor does. */
  public enum Role {
    CONV_WEIGHT,
    CONV_BIAS,
    LINEAR_WEIGHT,
    LINEAR_BIAS,
    /** Batch norm's γ. */
    NORM_WEIGHT,
    /** Batch norm's β. */
    NORM_BIAS,
    RUNNING_MEAN,
    RUNNING_VARIANCE;

    /** Running statistics are measured, everything else is learned. */
    public boolean isLearned() {
      return this != RUNNING_MEAN && this != RUNNING_VARIANCE;
    }
  }
}
