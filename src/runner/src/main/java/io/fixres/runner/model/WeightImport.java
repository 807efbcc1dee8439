package io.fixres.runner.model;

import io.fixres.contract.ExitCode;
import io.fixres.contract.ShortList;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.TensorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Fits a file's tensors to a network, or says what does not fit. */
final class WeightImport {
  private static final int NAMED = 3;
  private static final String OTHER = "give weights of this architecture, or correct it";

  private final Path file;
  private final Architecture architecture;
  private final int numClasses;
  private final Map<String, StoredTensor> found;

  private WeightImport(
      Path file, Architecture architecture, int numClasses, Map<String, StoredTensor> found) {
    this.file = file;
    this.architecture = architecture;
    this.numClasses = numClasses;
    this.found = found;
  }

  static WeightImport of(Path file, Architecture architecture, int numClasses) throws IOException {
    return new WeightImport(file, architecture, numClasses, TensorFile.read(file).tensors());
  }

  ImportedWeights load(long seed) {
    int fileClasses = fileClasses();
    List<TensorSpec> wanted = architecture.tensors(fileClasses);
    refuse("lacks", OTHER, named(wanted, spec -> !found.containsKey(spec.name())));
    refuse("has tensors of another shape than", OTHER, misshapen(wanted));
    refuse("holds tensors unknown to", "is it another network's? " + OTHER, unknown(wanted));
    refuse(
        "has NaN or infinite numbers in tensors of",
        "the training that made it diverged: give weights from before that",
        named(wanted, spec -> !tensor(spec).isFinite()));
    if (fileClasses == numClasses) {
      return new ImportedWeights(new Weights(architecture, numClasses, found), false, fileClasses);
    }
    var tensors = new HashMap<>(found);
    tensors.putAll(new FreshWeights(architecture, seed).drawClassifier(numClasses));
    return new ImportedWeights(new Weights(architecture, numClasses, tensors), true, fileClasses);
  }

  /** Classes of the file's classifier; ours when it has none, so that it is reported missing. */
  private int fileClasses() {
    StoredTensor bias = found.get(head().name() + ".bias");
    return bias == null || bias.shape().size() != 1 || bias.shape().get(0) < 1
        ? numClasses
        : bias.shape().get(0);
  }

  private Layer.Linear head() {
    return architecture.head(numClasses);
  }

  private StoredTensor tensor(TensorSpec spec) {
    StoredTensor tensor = found.get(spec.name());
    if (tensor == null) {
      throw new IllegalStateException(spec.name() + " was found missing earlier");
    }
    return tensor;
  }

  private List<String> misshapen(List<TensorSpec> wanted) {
    return wanted.stream()
        .filter(spec -> !tensor(spec).shape().equals(spec.shape()))
        .map(spec -> spec.name() + " " + tensor(spec).shape() + " instead of " + spec.shape())
        .toList();
  }

  private List<String> unknown(List<TensorSpec> wanted) {
    var names = new ArrayList<>(found.keySet());
    names.removeAll(wanted.stream().map(TensorSpec::name).toList());
    return names;
  }

  private static List<String> named(List<TensorSpec> specs, Predicate<TensorSpec> chosen) {
    return specs.stream().filter(chosen).map(TensorSpec::name).toList();
  }

  private void refuse(String how, String hint, List<String> tensors) {
    if (tensors.isEmpty()) {
      return;
    }
    throw new StageFailure(
        ExitCode.CHECKPOINT_INCOMPATIBLE,
        "weights %s %s %s: %s; %s"
            .formatted(file, how, architecture.name(), ShortList.of(tensors, NAMED), hint));
  }
}
