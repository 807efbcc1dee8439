package io.fixres.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far training crops are decoded. */
public enum Decoding {
  /** At full size: the pixels that Pillow and torchvision give. */
  @JsonProperty("Exact")
  EXACT,
  /**
   * JPEGs at a half, a quarter or an eighth of their size where the crop still has the resolution's
   * pixels: faster, with pixels that differ a little.
   */
  @JsonProperty("Scaled")
  SCALED
}
