package io.fixres.contract.architecture;

import io.fixres.contract.architecture.Layer.Activate;
import io.fixres.contract.architecture.Layer.AveragePool;
import io.fixres.contract.architecture.Layer.BatchNorm;
import io.fixres.contract.architecture.Layer.Block;
import io.fixres.contract.architecture.Layer.Conv;
import io.fixres.contract.architecture.Layer.MaxPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Residual networks (arXiv 1512.03385, 1611.05431) in torchvision 0.22's definition and names: the
 * stride of a bottleneck is on its 3×3 convolution, convolutions carry no bias, BN ε is 1e-5.
 */
final class ResNets {
  private static final double EPSILON = 1e-5;
  private static final int FULL_STEM = 64;

  private final Shape shape;
  private final List<Layer> layers = new ArrayList<>();
  private int channels;

  private ResNets(Shape shape) {
    this.shape = shape;
    this.channels = shape.stem;
  }

  /**
   * @param depths blocks per stage
   * @param bottleneck three convolutions per block that end four times wider, or two
   * @param groups groups of the 3×3 convolutions; 1 = ResNet, 32 = ResNeXt
   * @param groupWidth channels per group in the first stage; 64 = ResNet
   * @param stem channels of the first convolution, and of the first stage
   */
  private record Shape(
      List<Integer> depths, boolean bottleneck, int groups, int groupWidth, int stem) {}

  /** ResNet-18 and -34: two 3×3 convolutions per block. */
  static Architecture basic(String name, Integer... depths) {
    return full(name, new Shape(List.of(depths), false, 1, FULL_STEM, FULL_STEM));
  }

  /** ResNet-50, -101 and -152. */
  static Architecture bottleneck(String name, Integer... depths) {
    return grouped(name, 1, FULL_STEM, depths);
  }

  /** ResNeXt: bottlenecks with {@code groups} groups of {@code groupWidth} channels. */
  static Architecture grouped(String name, int groups, int groupWidth, Integer... depths) {
    return full(name, new Shape(List.of(depths), true, groups, groupWidth, FULL_STEM));
  }

  /**
   * A network for CPUs and small images: a 3×3 stride-2 stem of {@code width} channels without
   * pooling, then one basic stage per entry of {@code depths}, each twice as wide as the last.
   */
  static Architecture tiny(String name, int width, Integer... depths) {
    var shape = new Shape(List.of(depths), false, 1, FULL_STEM, width);
    var net = new ResNets(shape);
    net.stem(3);
    int stride = 2 << (depths.length - 1);
    return architecture(name, stride, 48, net.stages());
  }

  private static Architecture full(String name, Shape shape) {
    var net = new ResNets(shape);
    net.stem(7);
    net.layers.add(new MaxPool(3, 2, 1));
    return architecture(name, 32, 224, net.stages());
  }

  private static Architecture architecture(
      String name, int stride, int trainResolution, List<Layer> trunk) {
    return new Architecture(
        name,
        stride,
        trainResolution,
        Preprocessing.TORCHVISION,
        trunk,
        "fc",
        Architecture.Initialization.TORCHVISION);
  }

  private void stem(int kernel) {
    layers.add(conv("conv1", 3, shape.stem, kernel, 2));
    layers.add(norm("bn1", shape.stem));
    layers.add(new Activate(Activation.RELU));
  }

  private List<Layer> stages() {
    for (int stage = 0; stage < shape.depths.size(); stage++) {
      for (int index = 0; index < shape.depths.get(stage); index++) {
        int stride = index == 0 && stage > 0 ? 2 : 1;
        addBlock("layer" + (stage + 1) + "." + index, shape.stem << stage, stride);
      }
    }
    layers.add(new AveragePool());
    return layers;
  }

  private void addBlock(String name, int planes, int stride) {
    int out = shape.bottleneck ? 4 * planes : planes;
    List<Layer> branch =
        shape.bottleneck ? bottleneck(name, planes, stride) : basic(name, planes, stride);
    layers.add(new Block(name, branch, shortcut(name, out, stride)));
    layers.add(new Activate(Activation.RELU));
    channels = out;
  }

  private List<Layer> basic(String name, int planes, int stride) {
    return List.of(
        conv(name + ".conv1", channels, planes, 3, stride),
        norm(name + ".bn1", planes),
        new Activate(Activation.RELU),
        conv(name + ".conv2", planes, planes, 3, 1),
        norm(name + ".bn2", planes));
  }

  private List<Layer> bottleneck(String name, int planes, int stride) {
    int width = planes * shape.groupWidth / FULL_STEM * shape.groups;
    return List.of(
        conv(name + ".conv1", channels, width, 1, 1),
        norm(name + ".bn1", width),
        new Activate(Activation.RELU),
        new Conv(name + ".conv2", width, width, 3, stride, shape.groups, Padding.SYMMETRIC, false),
        norm(name + ".bn2", width),
        new Activate(Activation.RELU),
        conv(name + ".conv3", width, 4 * planes, 1, 1),
        norm(name + ".bn3", 4 * planes));
  }

  private Shortcut shortcut(String name, int out, int stride) {
    if (stride == 1 && channels == out) {
      return Shortcut.IDENTITY;
    }
    return Shortcut.through(
        List.of(
            conv(name + ".downsample.0", channels, out, 1, stride),
            norm(name + ".downsample.1", out)));
  }

  private static Conv conv(String name, int in, int out, int kernel, int stride) {
    return new Conv(name, in, out, kernel, stride, 1, Padding.SYMMETRIC, false);
  }

  private static BatchNorm norm(String name, int channels) {
    return new BatchNorm(name, channels, EPSILON);
  }
}
