package io.fixres.runner.engine;

import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.TensorSpec;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.engine.TrainReplicas.Example;
import io.fixres.runner.model.StoredTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A few steps from the same start on the same images, to compare what came of them. */
final class ShortRun {
  static final Sgd SGD = new Sgd(0.9, 1e-4, 0.1);
  static final int IMAGES = 12;
  static final int STEPS = 4;
  private static final int SIDE = 32;

  private ShortRun() {}

  /** What each step said, and what the first copy has learned. */
  record Outcome(List<StepOutcome> steps, TrainState state) {}

  static Outcome learn(
      Devices devices, int replicas, Architecture architecture, Freezing freezing) {
    List<StepOutcome> outcomes = new ArrayList<>();
    try (TrainReplicas learners =
        TrainReplicas.of(
            devices,
            replicas,
            HashFill.weights(architecture, 10),
            Numerics.FAST,
            network -> TrainStep.of(network, freezing, SGD))) {
      List<RunningStep> running = new ArrayList<>();
      for (int i = 0; i < STEPS; i++) {
        running.add(learners.start(examples(i, replicas), rate(i)));
      }
      running.forEach(step -> outcomes.add(step.await()));
      return new Outcome(outcomes, state(learners.network(), learners.step()));
    }
  }

  /** All that a network and its momentum are between two steps. */
  static TrainState state(Network network, TrainStep step) {
    var momentum = new LinkedHashMap<String, StoredTensor>();
    network.specs().stream()
        .map(TensorSpec::name)
        .filter(step::learns)
        .forEach(name -> momentum.put(name, step.momentum(name)));
    return new TrainState(network.weights(), momentum, Map.of());
  }

  /** A step's images, in equal parts. */
  static List<Example> examples(int step, int parts) {
    int size = IMAGES / parts;
    FloatBuffer numbers = images(step).pixels().asFloatBuffer();
    List<Example> examples = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      float[] own = new float[numbers.limit() / parts];
      numbers.get(part * own.length, own);
      int[] classes = Arrays.copyOfRange(targets(step).classes(), part * size, (part + 1) * size);
      examples.add(new Example(ImageBatches.of(own, size, SIDE), new Targets.Hard(classes)));
    }
    return examples;
  }

  static ImageBatch images(int step) {
    return HashFill.images("images" + step, IMAGES, SIDE);
  }

  static Targets.Hard targets(int step) {
    return new Targets.Hard(IntStream.range(0, IMAGES).map(i -> (i + step) % 10).toArray());
  }

  static double rate(int step) {
    return 0.05 / (1 + step);
  }

  /** The largest difference between two networks' numbers. */
  static double furthest(TrainState one, TrainState other) {
    return one.weights().tensors().entrySet().stream()
        .mapToDouble(
            tensor -> furthest(tensor.getValue(), other.weights().tensors().get(tensor.getKey())))
        .max()
        .orElseThrow();
  }

  private static double furthest(StoredTensor one, StoredTensor other) {
    return IntStream.range(0, one.numbers().limit())
        .mapToDouble(i -> Math.abs(one.numbers().get(i) - other.numbers().get(i)))
        .max()
        .orElse(0);
  }
}
