package io.fixres.contract.architecture;

/**
 * The shape of one image's activations, followed through a network to count its work.
 *
 * @param channels number of channels, at least 1
 * @param side height and width in pixels, at least 1: test images are square
 */
public record FeatureMap(int channels, int side) {
  public FeatureMap {
    if (channels < 1 || side < 1) {
      throw new IllegalArgumentException(
          "feature map " + channels + " × " + side + "²: channels and side must be at least 1");
    }
  }

  /** A square image of {@code side} pixels, with its three colours. */
  public static FeatureMap image(int side) {
    return new FeatureMap(3, side);
  }

  /** Numbers in the map. */
  public long elements() {
    return (long) channels * side * side;
  }
}
