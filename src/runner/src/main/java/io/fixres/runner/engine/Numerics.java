package io.fixres.runner.engine;

import io.fixres.contract.Precision;

/**
 * How numbers are laid out and rounded on the device.
 *
 * @param arithmetic order of operations
 * @param precision number format of activations and of folded weights
 */
public record Numerics(Arithmetic arithmetic, Precision precision) {
  private static final int CHANNELS_LAST_BIT = 1;
  private static final int BFLOAT16_BIT = 2;

  /** What images are scored with. */
  public static final Numerics FAST = new Numerics(Arithmetic.FAST, Precision.FP32);

  /** A step gives PyTorch's weights, and an evaluation its logits, bit by bit. */
  public static final Numerics EXACT = new Numerics(Arithmetic.AS_PYTORCH, Precision.FP32);

  /** Order of operations: results differ by rounding only. */
  public enum Arithmetic {
    /** PyTorch's default: channels first, batch norm on its own. */
    AS_PYTORCH,
    /** Channels last, and a batch norm that stands still is folded into its convolution. */
    FAST
  }

  /** The fast arithmetic in a number format. */
  public static Numerics fast(Precision precision) {
    return new Numerics(Arithmetic.FAST, precision);
  }

  boolean folds() {
    return arithmetic == Arithmetic.FAST;
  }

  /** As the step module's mode. */
  int mode() {
    return (arithmetic == Arithmetic.FAST ? CHANNELS_LAST_BIT : 0)
        + (precision == Precision.BF16 ? BFLOAT16_BIT : 0);
  }
}
