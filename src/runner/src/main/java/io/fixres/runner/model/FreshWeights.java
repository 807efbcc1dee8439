package io.fixres.runner.model;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architecture.Initialization;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.TensorSpec;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws the weights a network starts from, by torchvision 0.22's rules for ResNets (He et al.,
 * fan-out; zero_init_residual off) and timm's for EfficientNets.
 */
final class FreshWeights {
  private final Architecture architecture;
  private final long seed;

  FreshWeights(Architecture architecture, long seed) {
    this.architecture = architecture;
    this.seed = seed;
  }

  Weights draw(int numClasses) {
    Layer.Linear head = architecture.head(numClasses);
    Linear rule =
        isTorchvision()
            ? Linear.ofPyTorch(head)
            : new Linear(1 / StrictMath.sqrt(head.out()), false);
    var trunk = architecture.trunk().parallelStream().flatMap(layer -> draw(layer, rule));
    return new Weights(architecture, numClasses, collect(Stream.concat(trunk, draw(head, rule))));
  }

  /**
   * A classifier for a trunk that has learned already: as PyTorch draws any linear layer, which is
   * what timm does there as well. Its ±1 ÷ √classes for whole EfficientNets is so loud when the
   * classes are few that a frozen trunk is not heard.
   */
  Map<String, StoredTensor> drawClassifier(int numClasses) {
    Layer.Linear head = architecture.head(numClasses);
    return collect(draw(head, Linear.ofPyTorch(head)));
  }

  /** How a classifier is drawn: uniform within ± bound, the bias likewise or zero. */
  private record Linear(double bound, boolean drawsBias) {
    static Linear ofPyTorch(Layer.Linear layer) {
      return new Linear(1 / StrictMath.sqrt(layer.in()), true);
    }
  }

  private static Map<String, StoredTensor> collect(Stream<Drawn> drawn) {
    return drawn.collect(Collectors.toMap(Drawn::name, Drawn::tensor));
  }

  private record Drawn(String name, StoredTensor tensor) {}

  private Stream<Drawn> draw(Layer layer, Linear rule) {
    return layer.tensors().map(spec -> draw(spec, rule));
  }

  private Drawn draw(TensorSpec spec, Linear rule) {
    var numbers = SeededNumbers.of(seed, spec.name());
    var values = new float[Math.toIntExact(spec.size())];
    DoubleSupplier next =
        switch (spec.role()) {
          case CONV_WEIGHT -> scaledNormal(numbers, convDeviation(spec));
          case LINEAR_WEIGHT -> scaledUniform(numbers, rule.bound());
          case LINEAR_BIAS -> rule.drawsBias() ? scaledUniform(numbers, rule.bound()) : () -> 0;
          case NORM_WEIGHT, RUNNING_VARIANCE -> () -> 1;
          case CONV_BIAS, NORM_BIAS, RUNNING_MEAN -> () -> 0;
        };
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) next.getAsDouble();
    }
    return new Drawn(spec.name(), StoredTensor.of(spec.shape(), values));
  }

  private static DoubleSupplier scaledNormal(SeededNumbers numbers, double deviation) {
    return () -> deviation * numbers.normal();
  }

  private static DoubleSupplier scaledUniform(SeededNumbers numbers, double bound) {
    return () -> bound * (2 * numbers.uniform() - 1);
  }

  /** √(2 / fan-out); timm divides a depthwise convolution's fan-out by its groups. */
  private double convDeviation(TensorSpec spec) {
    int out = spec.shape().get(0);
    int kernel = spec.shape().get(2) * spec.shape().get(3);
    boolean depthwise = kernel > 1 && spec.shape().get(1) == 1;
    double fanOut = depthwise && !isTorchvision() ? kernel : (double) out * kernel;
    return StrictMath.sqrt(2 / fanOut);
  }

  private boolean isTorchvision() {
    return architecture.initialization() == Initialization.TORCHVISION;
  }
}
