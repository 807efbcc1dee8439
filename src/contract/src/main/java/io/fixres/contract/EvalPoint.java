package io.fixres.contract;

/**
 * One way to show an image to a network: resize the shorter side to floor(resolution / cropPct),
 * then cut the centre square.
 *
 * @param resolution side of the centre crop in pixels
 * @param cropPct crop over resize, in (0, 1]; 0.875 is torchvision's Resize(256) + CenterCrop(224)
 */
public record EvalPoint(int resolution, double cropPct) implements Comparable<EvalPoint> {
  public EvalPoint {
    if (resolution < 1 || !(cropPct > 0 && cropPct <= 1)) {
      throw new IllegalArgumentException(
          "an evaluation point needs resolution >= 1 and 0 < cropPct <= 1, not "
              + resolution
              + " and "
              + cropPct);
    }
  }

  /** By resolution, then by crop fraction. */
  @Override
  public int compareTo(EvalPoint other) {
    int byResolution = Integer.compare(resolution, other.resolution);
    return byResolution != 0 ? byResolution : Double.compare(cropPct, other.cropPct);
  }
}
