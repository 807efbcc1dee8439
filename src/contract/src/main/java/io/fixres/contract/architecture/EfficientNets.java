package io.fixres.contract.architecture;

import io.fixres.contract.architecture.Layer.Activate;
import io.fixres.contract.architecture.Layer.AveragePool;
import io.fixres.contract.architecture.Layer.BatchNorm;
import io.fixres.contract.architecture.Layer.Block;
import io.fixres.contract.architecture.Layer.Conv;
import io.fixres.contract.architecture.Layer.SqueezeExcite;
import java.util.ArrayList;
import java.util.List;

/**
 * EfficientNets (arXiv 1905.11946) in timm's definition and names. The Lite family is TensorFlow's:
 * no squeeze-excite, ReLU6, SAME padding, BN ε 1e-3, and a stem, head, first and last stage that do
 * not grow with the multipliers.
 */
final class EfficientNets {
  private static final int HEAD = 1280;
  private static final int STEM = 32;

  /** B0's seven stages; everything larger is a multiple of them. */
  private static final List<Stage> STAGES =
      List.of(
          new Stage(1, 3, 1, 1, 16),
          new Stage(2, 3, 2, 6, 24),
          new Stage(2, 5, 2, 6, 40),
          new Stage(3, 3, 2, 6, 80),
          new Stage(3, 5, 1, 6, 112),
          new Stage(4, 5, 2, 6, 192),
          new Stage(1, 3, 1, 6, 320));

  private final Scale scale;
  private final List<Layer> layers = new ArrayList<>();
  private int channels;

  private EfficientNets(Scale scale) {
    this.scale = scale;
  }

  private record Stage(int repeats, int kernel, int stride, int expansion, int channels) {}

  /**
   * How far a network is from B0.
   *
   * @param lite whether it is of TensorFlow's Lite family
   */
  private record Scale(double width, double depth, boolean lite) {
    /** Scaled to a multiple of 8, never by more than 10 % down. */
    int channels(int base) {
      double wanted = base * width;
      int rounded = Math.max(8, (int) (wanted + 4) / 8 * 8);
      return rounded < 0.9 * wanted ? rounded + 8 : rounded;
    }

    int repeats(int stage) {
      boolean fixed = lite && (stage == 0 || stage == STAGES.size() - 1);
      int base = STAGES.get(stage).repeats;
      return fixed ? base : (int) Math.ceil(base * depth);
    }
  }

  /** {@code efficientnet_b0}…{@code b7}: multipliers for channels and repeats. */
  static Architecture plain(
      String name, int trainResolution, Preprocessing preprocessing, double width, double depth) {
    return build(name, trainResolution, preprocessing, new Scale(width, depth, false));
  }

  /** {@code tf_efficientnet_lite0}…{@code lite2}. */
  static Architecture lite(
      String name, int trainResolution, double cropPct, double width, double depth) {
    return build(
        name, trainResolution, Preprocessing.bicubicHalf(cropPct), new Scale(width, depth, true));
  }

  private static Architecture build(
      String name, int trainResolution, Preprocessing preprocessing, Scale scale) {
    return new Architecture(
        name,
        32,
        trainResolution,
        preprocessing,
        new EfficientNets(scale).trunk(),
        "classifier",
        Architecture.Initialization.TIMM_EFFICIENTNET);
  }

  private List<Layer> trunk() {
    channels = scale.lite ? STEM : scale.channels(STEM);
    addUnit(layers, conv("conv_stem", 3, channels, 3, 2), "bn1");
    for (int stage = 0; stage < STAGES.size(); stage++) {
      for (int index = 0; index < scale.repeats(stage); index++) {
        addBlock("blocks." + stage + "." + index, STAGES.get(stage), index == 0);
      }
    }
    int head = scale.lite ? HEAD : scale.channels(HEAD);
    addUnit(layers, conv("conv_head", channels, head, 1, 1), "bn2");
    layers.add(new AveragePool());
    return layers;
  }

  private void addBlock(String name, Stage stage, boolean first) {
    int stride = first ? stage.stride : 1;
    int out = scale.channels(stage.channels);
    int wide = channels * stage.expansion;
    boolean separable = stage.expansion == 1;
    var branch = new ArrayList<Layer>();
    if (!separable) {
      addUnit(branch, conv(name + ".conv_pw", channels, wide, 1, 1), name + ".bn1");
    }
    var depthwise =
        new Conv(name + ".conv_dw", wide, wide, stage.kernel, stride, wide, padding(), false);
    addUnit(branch, depthwise, name + (separable ? ".bn1" : ".bn2"));
    if (!scale.lite) {
      branch.add(squeezeExcite(name + ".se", wide));
    }
    branch.add(conv(name + (separable ? ".conv_pw" : ".conv_pwl"), wide, out, 1, 1));
    branch.add(norm(name + (separable ? ".bn2" : ".bn3"), out));
    boolean around = stride == 1 && channels == out;
    layers.add(new Block(name, branch, around ? Shortcut.IDENTITY : Shortcut.NONE));
    channels = out;
  }

  private SqueezeExcite squeezeExcite(String name, int wide) {
    int reduced = channels / 4;
    return new SqueezeExcite(
        new Conv(name + ".conv_reduce", wide, reduced, 1, 1, 1, Padding.SYMMETRIC, true),
        Activation.SILU,
        new Conv(name + ".conv_expand", reduced, wide, 1, 1, 1, Padding.SYMMETRIC, true));
  }

  private void addUnit(List<Layer> to, Conv conv, String norm) {
    to.add(conv);
    to.add(norm(norm, conv.out()));
    to.add(new Activate(scale.lite ? Activation.RELU6 : Activation.SILU));
  }

  private Conv conv(String name, int in, int out, int kernel, int stride) {
    return new Conv(name, in, out, kernel, stride, 1, padding(), false);
  }

  private BatchNorm norm(String name, int width) {
    return new BatchNorm(name, width, scale.lite ? 1e-3 : 1e-5);
  }

  private Padding padding() {
    return scale.lite ? Padding.SAME : Padding.SYMMETRIC;
  }
}
