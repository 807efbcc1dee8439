package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an image is resized; both are Pillow's, antialiased. */
public enum Interpolation {
  /** Triangle filter, the one torchvision's references train with. */
  @JsonProperty("Bilinear")
  BILINEAR,
  /** Cubic filter with a = -0.5, timm's usual one. */
  @JsonProperty("Bicubic")
  BICUBIC
}
