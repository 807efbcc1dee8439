package io.fixres.runner.model;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every number of one network, by torchvision's or timm's names.
 *
 * @param architecture what they belong to
 * @param numClasses outputs of the classifier
 * @param tensors in the order of PyTorch's state dict, complete and of the right shapes
 */
public record Weights(
    Architecture architecture, int numClasses, Map<String, StoredTensor> tensors) {
  /** What files of weights say of themselves: the tensors are PyTorch's. */
  public static final Map<String, String> NOTES = Map.of("format", "pt");

  public Weights {
    var ordered = new LinkedHashMap<String, StoredTensor>();
    for (TensorSpec spec : architecture.tensors(numClasses)) {
      StoredTensor tensor = tensors.get(spec.name());
      if (tensor == null || !tensor.shape().equals(spec.shape())) {
        throw new IllegalArgumentException(
            architecture.name() + " needs " + spec + ", found " + tensor);
      }
      ordered.put(spec.name(), tensor);
    }
    tensors = Collections.unmodifiableMap(ordered);
  }

  /** Fresh weights; the same seed gives the same bits on every machine. */
  public static Weights fresh(Architecture architecture, int numClasses, long seed) {
    return new FreshWeights(architecture, seed).draw(numClasses);
  }

  /**
   * Weights from a file in torchvision's or timm's names.
   *
   * @param seed of the fresh classifier, when the file's is for another number of classes
   * @throws io.fixres.contract.StageFailure when the file does not fit the network, naming the
   *     first few tensors that are missing, misshapen, unknown or not finite
   */
  public static ImportedWeights load(
      Path file, Architecture architecture, int numClasses, long seed) throws IOException {
    return WeightImport.of(file, architecture, numClasses).load(seed);
  }

  /** Writes them as safetensors, atomically; the same numbers give the same bytes. */
  public void save(Path file) throws IOException {
    new TensorFile(tensors, NOTES).write(file);
  }
}
