package io.fixres.contract.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * A network that experiments can name: what it is made of and what it costs.
 *
 * @param name torchvision's or timm's name; ours begin with {@code tiny_}
 * @param stride input pixels per position of the last feature map: good sizes are its multiples
 * @param trainResolution side in pixels its definition is usually trained at
 * @param preprocessing what its published weights expect
 * @param trunk layers from image to pooled features
 * @param classifier name of the linear layer behind them: {@code fc} or {@code classifier}
 * @param initialization whose rule fresh weights follow
 */
public record Architecture(
    String name,
    int stride,
    int trainResolution,
    Preprocessing preprocessing,
    List<Layer> trunk,
    String classifier,
    Initialization initialization) {

  /** Classes of ImageNet-1k, which published counts are given for. */
  public static final int IMAGENET_CLASSES = 1000;

  public Architecture {
    trunk = List.copyOf(trunk);
  }

  /** Rules for fresh weights. */
  public enum Initialization {
    /** Convolutions N(0, √(2 / (out·k²))), classifier U(±1/√in). */
    TORCHVISION,
    /** Convolutions N(0, √(2 / (out·k² / groups))), classifier U(±1/√out), biases 0. */
    TIMM_EFFICIENTNET
  }

  /** Length of the pooled feature vector. */
  public int features() {
    return Walk.through(trunk, FeatureMap.image(trainResolution)).output().channels();
  }

  /** The classifier for {@code numClasses} classes. */
  public Layer.Linear head(int numClasses) {
    if (numClasses < 1) {
      throw new IllegalArgumentException("numClasses " + numClasses + " must be at least 1");
    }
    return new Layer.Linear(classifier, features(), numClasses);
  }

  /** The whole network: trunk and classifier. */
  public List<Layer> layers(int numClasses) {
    return Stream.concat(trunk.stream(), Stream.of(head(numClasses))).toList();
  }

  /** Every tensor of a checkpoint, in the order of PyTorch's state dict. */
  public List<TensorSpec> tensors(int numClasses) {
    return layers(numClasses).stream().flatMap(Layer::tensors).toList();
  }

  /** Learned numbers; running statistics are not among them. */
  public long parameters(int numClasses) {
    return tensors(numClasses).stream()
        .filter(tensor -> tensor.role().isLearned())
        .mapToLong(TensorSpec::size)
        .sum();
  }

  /** Multiply-accumulates per image in 10⁹, as timm counts, at {@code resolution} pixels. */
  public double gmacs(int resolution, int numClasses) {
    return Walk.through(layers(numClasses), FeatureMap.image(resolution)).gmacs();
  }
}
