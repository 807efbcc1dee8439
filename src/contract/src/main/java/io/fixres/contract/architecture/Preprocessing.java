package io.fixres.contract.architecture;

import io.fixres.contract.Interpolation;
import java.util.List;

/**
 * How the published weights of an architecture want their images: the defaults of timm's
 * pretrained_cfg, needed when such weights are given and nothing else is said.
 *
 * @param interpolation how images are resized, antialiased
 * @param cropPct crop side / resized shorter side, in (0, 1]
 * @param mean per channel R, G, B, of values in 0…1
 * @param std per channel R, G, B, above 0
 */
public record Preprocessing(
    Interpolation interpolation, double cropPct, List<Double> mean, List<Double> std) {

  private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
  private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

  /** torchvision's: Resize(256), CenterCrop(224), bilinear, ImageNet statistics. */
  public static final Preprocessing TORCHVISION =
      new Preprocessing(Interpolation.BILINEAR, 0.875, IMAGENET_MEAN, IMAGENET_STD);

  public Preprocessing {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (!(cropPct > 0 && cropPct <= 1)) {
      throw new IllegalArgumentException("cropPct " + cropPct + " must be in (0, 1]");
    }
  }

  /** Bicubic with ImageNet statistics: timm's EfficientNets. */
  static Preprocessing bicubic(double cropPct) {
    return new Preprocessing(Interpolation.BICUBIC, cropPct, IMAGENET_MEAN, IMAGENET_STD);
  }

  /** Bicubic with values in −1…1: weights that came from TensorFlow. */
  static Preprocessing bicubicHalf(double cropPct) {
    return new Preprocessing(Interpolation.BICUBIC, cropPct, HALF, HALF);
  }
}
