package io.fixres.runner.engine;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.model.TensorFile;
import io.fixres.runner.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a run needs to go on as if it had never stopped, in one safetensors file: weights and
 * running statistics by their names, momentum as {@code momentum.<name>}, and notes.
 *
 * @param weights the network's
 * @param momentum by learned tensor
 * @param notes what else the caller wants to remember, such as its step counter
 */
public record TrainState(
    Weights weights, Map<String, StoredTensor> momentum, Map<String, String> notes) {
  private static final String MOMENTUM = "momentum.";

  public TrainState {
    momentum = Collections.unmodifiableMap(new LinkedHashMap<>(momentum));
    notes = Map.copyOf(notes);
  }

  /**
   * Writes the state between two steps, atomically: a kill leaves the last state or this one. No
   * more than one tensor is copied to the host at a time.
   */
  public static void save(Path file, Network network, TrainStep step, Map<String, String> notes)
      throws IOException {
    var shapes = new LinkedHashMap<String, List<Integer>>();
    network.specs().forEach(spec -> shapes.put(spec.name(), spec.shape()));
    network.specs().stream()
        .filter(spec -> step.learns(spec.name()))
        .forEach(spec -> shapes.put(MOMENTUM + spec.name(), spec.shape()));
    TensorFile.write(
        file,
        shapes,
        name ->
            name.startsWith(MOMENTUM)
                ? step.momentum(name.substring(MOMENTUM.length()))
                : network.weight(name),
        notes);
  }

  /**
   * Reads a state back.
   *
   * @throws StageFailure when it is another network's, or damaged
   */
  public static TrainState load(Path file, Architecture architecture, int numClasses)
      throws IOException {
    TensorFile stored = TensorFile.read(file);
    var momentum = new LinkedHashMap<String, StoredTensor>();
    stored
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(MOMENTUM)) {
                momentum.put(name.substring(MOMENTUM.length()), tensor);
              }
            });
    try {
      var weights = new Weights(architecture, numClasses, stored.tensors());
      return new TrainState(weights, momentum, stored.notes());
    } catch (IllegalArgumentException e) {
      throw new StageFailure(
          ExitCode.CHECKPOINT_INCOMPATIBLE,
          "cannot resume from " + file + ": " + e.getMessage() + "; remove it to start again",
          e);
    }
  }
}
