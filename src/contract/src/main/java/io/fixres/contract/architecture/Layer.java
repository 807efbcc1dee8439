package io.fixres.contract.architecture;

import io.fixres.contract.architecture.TensorSpec.Role;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a network as data, from which its tensors, its parameters, its cost and the program
 * that runs it are derived.
 *
 * <p>Costs are timm's (fvcore's) count: multiply-accumulates of convolutions and linear layers, two
 * per number for batch norm, one per number for average pooling, none for activations, max pooling,
 * additions and the mean of a squeeze-excite. That is what makes resnet50 4.11 at 224 px.
 */
public sealed interface Layer {

  /** Tensors of this layer, in the order of PyTorch's state dict. */
  default Stream<TensorSpec> tensors() {
    return Stream.empty();
  }

  /** Shape that comes out for {@code in}. */
  default FeatureMap output(FeatureMap in) {
    return in;
  }

  /** Multiply-accumulates for one image of shape {@code in}. */
  default long multiplyAccumulates(FeatureMap in) {
    return 0;
  }

  /** Two-dimensional convolution; {@code groups} = {@code in} makes it depthwise. */
  record Conv(
      String name,
      int in,
      int out,
      int kernel,
      int stride,
      int groups,
      Padding padding,
      boolean bias)
      implements Layer {
    @Override
    public Stream<TensorSpec> tensors() {
      var weight =
          new TensorSpec(
              name + ".weight", Role.CONV_WEIGHT, List.of(out, in / groups, kernel, kernel));
      return bias
          ? Stream.of(weight, new TensorSpec(name + ".bias", Role.CONV_BIAS, List.of(out)))
          : Stream.of(weight);
    }

    @Override
    public FeatureMap output(FeatureMap map) {
      return new FeatureMap(out, padding.outputSide(map.side(), kernel, stride));
    }

    @Override
    public long multiplyAccumulates(FeatureMap map) {
      return output(map).elements() * (in / groups) * kernel * kernel;
    }
  }

  /** Batch normalisation; momentum is PyTorch's 0.1 everywhere. */
  record BatchNorm(String name, int channels, double epsilon) implements Layer {
    @Override
    public Stream<TensorSpec> tensors() {
      var shape = List.of(channels);
      return Stream.of(
          new TensorSpec(name + ".weight", Role.NORM_WEIGHT, shape),
          new TensorSpec(name + ".bias", Role.NORM_BIAS, shape),
          new TensorSpec(name + ".running_mean", Role.RUNNING_MEAN, shape),
          new TensorSpec(name + ".running_var", Role.RUNNING_VARIANCE, shape));
    }

    @Override
    public long multiplyAccumulates(FeatureMap map) {
      return 2 * map.elements();
    }
  }

  /** An element-wise function. */
  record Activate(Activation function) implements Layer {}

  /** Max pooling with {@code padding} pixels of −∞ around. */
  record MaxPool(int kernel, int stride, int padding) implements Layer {
    @Override
    public FeatureMap output(FeatureMap map) {
      return new FeatureMap(map.channels(), (map.side() + 2 * padding - kernel) / stride + 1);
    }
  }

  /** The mean over all positions: what makes a network run at any resolution. */
  record AveragePool() implements Layer {
    @Override
    public FeatureMap output(FeatureMap map) {
      return new FeatureMap(map.channels(), 1);
    }

    @Override
    public long multiplyAccumulates(FeatureMap map) {
      return map.elements();
    }
  }

  /** The classifier, over pooled features. */
  record Linear(String name, int in, int out) implements Layer {
    @Override
    public Stream<TensorSpec> tensors() {
      return Stream.of(
          new TensorSpec(name + ".weight", Role.LINEAR_WEIGHT, List.of(out, in)),
          new TensorSpec(name + ".bias", Role.LINEAR_BIAS, List.of(out)));
    }

    @Override
    public FeatureMap output(FeatureMap map) {
      return new FeatureMap(out, 1);
    }

    @Override
    public long multiplyAccumulates(FeatureMap map) {
      return (long) in * out;
    }
  }

  /** Channels weighted by a gate computed from their means (arXiv 1709.01507). */
  record SqueezeExcite(Conv reduce, Activation between, Conv expand) implements Layer {
    @Override
    public Stream<TensorSpec> tensors() {
      return Stream.concat(reduce.tensors(), expand.tensors());
    }

    @Override
    public long multiplyAccumulates(FeatureMap map) {
      var mean = new FeatureMap(map.channels(), 1);
      return reduce.multiplyAccumulates(mean) + expand.multiplyAccumulates(reduce.output(mean));
    }
  }

  /** A named unit of layers, with or without a way around them; what {@code LastBlock} counts. */
  record Block(String name, List<Layer> branch, Shortcut shortcut) implements Layer {
    public Block {
      branch = List.copyOf(branch);
    }

    @Override
    public Stream<TensorSpec> tensors() {
      return Stream.concat(branch.stream(), shortcut.layers().stream()).flatMap(Layer::tensors);
    }

    @Override
    public FeatureMap output(FeatureMap in) {
      return Walk.through(branch, in).output();
    }

    @Override
    public long multiplyAccumulates(FeatureMap in) {
      return Walk.through(branch, in).multiplyAccumulates()
          + Walk.through(shortcut.layers(), in).multiplyAccumulates();
    }
  }
}
