package io.fixres.contract.architecture;

/** How a convolution treats the border. */
public enum Padding {
  /** k / 2 on every side, as torchvision and timm's native models. */
  SYMMETRIC,
  /**
   * TensorFlow's SAME: as much as makes the output ⌈side / stride⌉, the odd pixel at the bottom and
   * right; depends on the input size, so it is computed when an image runs.
   */
  SAME;

  /** Side of the output of a {@code kernel}/{@code stride} convolution over {@code side} pixels. */
  int outputSide(int side, int kernel, int stride) {
    return this == SAME
        ? (side + stride - 1) / stride
        : (side + 2 * (kernel / 2) - kernel) / stride + 1;
  }
}
