package io.fixres.contract.architecture;

import java.util.List;
import java.util.Optional;

/**
 * The table of networks, in the order {@code fixres models} lists them. Sizes and preprocessing of
 * EfficientNets are the defaults of timm 1.0.22.
 */
public final class Architectures {
  private static final List<Architecture> ALL =
      List.of(
          ResNets.tiny("tiny_resnet8", 16, 1, 1, 1),
          ResNets.tiny("tiny_resnet14", 16, 2, 2, 2),
          ResNets.tiny("tiny_resnet10", 16, 1, 1, 1, 1),
          ResNets.basic("resnet18", 2, 2, 2, 2),
          ResNets.basic("resnet34", 3, 4, 6, 3),
          ResNets.bottleneck("resnet50", 3, 4, 6, 3),
          ResNets.bottleneck("resnet101", 3, 4, 23, 3),
          ResNets.bottleneck("resnet152", 3, 8, 36, 3),
          ResNets.grouped("resnext50_32x4d", 32, 4, 3, 4, 6, 3),
          ResNets.grouped("resnext101_32x8d", 32, 8, 3, 4, 23, 3),
          ResNets.grouped("resnext101_32x48d", 32, 48, 3, 4, 23, 3),
          EfficientNets.plain("efficientnet_b0", 224, Preprocessing.bicubic(0.875), 1.0, 1.0),
          EfficientNets.plain("efficientnet_b1", 240, Preprocessing.bicubicHalf(0.9), 1.0, 1.1),
          EfficientNets.plain("efficientnet_b2", 256, Preprocessing.bicubic(0.875), 1.1, 1.2),
          EfficientNets.plain("efficientnet_b3", 288, Preprocessing.bicubic(0.875), 1.2, 1.4),
          EfficientNets.plain("efficientnet_b4", 320, Preprocessing.bicubic(0.875), 1.4, 1.8),
          EfficientNets.plain("efficientnet_b5", 448, Preprocessing.bicubic(1.0), 1.6, 2.2),
          EfficientNets.plain("efficientnet_b6", 528, Preprocessing.bicubic(0.942), 1.8, 2.6),
          EfficientNets.plain("efficientnet_b7", 600, Preprocessing.bicubic(0.949), 2.0, 3.1),
          EfficientNets.lite("tf_efficientnet_lite0", 224, 0.875, 1.0, 1.0),
          EfficientNets.lite("tf_efficientnet_lite1", 240, 0.882, 1.0, 1.1),
          EfficientNets.lite("tf_efficientnet_lite2", 260, 0.89, 1.1, 1.2));

  private Architectures() {}

  /** Every network, smallest family first. */
  public static List<Architecture> all() {
    return ALL;
  }

  /** The network called {@code name}, if there is one. */
  public static Optional<Architecture> find(String name) {
    return ALL.stream().filter(architecture -> architecture.name().equals(name)).findFirst();
  }
}
