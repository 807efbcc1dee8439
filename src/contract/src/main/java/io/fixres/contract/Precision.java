package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The number format of the forward and backward pass. */
public enum Precision {
  /** IEEE single precision. */
  @JsonProperty("FP32")
  FP32,
  /** bfloat16 activations with single-precision weights, where the engine gives it. */
  @JsonProperty("BF16")
  BF16
}
