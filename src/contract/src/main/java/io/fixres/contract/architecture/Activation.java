package io.fixres.contract.architecture;

/** Element-wise functions between layers, as torchvision's and timm's definitions use them. */
public enum Activation {
  RELU,
  /** min(max(x, 0), 6): the EfficientNet-Lite family's, which quantises well. */
  RELU6,
  /** x · sigmoid(x), also called swish: EfficientNet's. */
  SILU,
  SIGMOID
}
