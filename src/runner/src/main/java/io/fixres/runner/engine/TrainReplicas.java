package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.runner.engine.TrainStep.Gradients;
import io.fixres.runner.model.Weights;
import java.util.List;
import java.util.function.Function;

/**
 * Copies of one network that learn together, as PyTorch's DistributedDataParallel: each takes its
 * part of a batch, and all go along the mean of their gradients. Batch norms see their own part
 * only; the running statistics that count are the first copy's.
 *
 * <p>What comes out depends on the number of copies and not on the devices that they share.
 */
public final class TrainReplicas implements AutoCloseable {
  private final Replicas<TrainStep> copies;

  private TrainReplicas(Replicas<TrainStep> copies) {
    this.copies = copies;
  }

  /**
   * Copies weights to the devices.
   *
   * @param count copies, at least 1
   * @param learner prepares a copy to learn
   */
  public static TrainReplicas of(
      Devices devices,
      int count,
      Weights weights,
      Numerics numerics,
      Function<Network, TrainStep> learner) {
    return new TrainReplicas(Replicas.of(devices, count, weights, numerics, learner));
  }

  /** The copy that counts. */
  public Network network() {
    return copies.network(0);
  }

  /** What prepares and changes it. */
  public TrainStep step() {
    return copies.step(0);
  }

  /** What one copy learns from in a step. */
  public record Example(StepInput input, Targets targets) {}

  /**
   * How many steps may be under way while the next begins: one on a GPU, which would wait for the
   * host otherwise. Copies wait for one another.
   */
  public int stepsAhead() {
    return copies.count() == 1 && network().torch().isOnGpu() ? 1 : 0;
  }

  /**
   * Begins one step, whose outcome is the mean loss, and the hits of all.
   *
   * @param examples as many as there are copies, of as many images each
   */
  public RunningStep start(List<Example> examples, double learningRate) {
    if (copies.count() != examples.size()) {
      throw new IllegalArgumentException(examples.size() + " parts for " + copies.count());
    }
    if (copies.count() == 1) {
      return step().start(examples.get(0).input(), examples.get(0).targets(), learningRate);
    }
    StepOutcome outcome = together(examples, learningRate);
    return () -> outcome;
  }

  private StepOutcome together(List<Example> examples, double learningRate) {
    List<Gradients> parts = copies.together(i -> gradients(i, examples.get(i)));
    try (PtNDManager scope = network().torch().newScope()) {
      NDArray mean = mean(parts, scope);
      copies.together(i -> update(i, mean, learningRate));
      return outcome(parts);
    } finally {
      parts.forEach(Gradients::close);
    }
  }

  private Gradients gradients(int copy, Example example) {
    return copies.step(copy).gradients(example.input(), example.targets());
  }

  private boolean update(int copy, NDArray mean, double learningRate) {
    copies.step(copy).update(mean, learningRate);
    return true;
  }

  /** Summed in the copies' order, so that the same parts give the same bits. */
  private static NDArray mean(List<Gradients> parts, PtNDManager scope) {
    NDArray sum = parts.get(0).row().duplicate();
    sum.attach(scope);
    for (Gradients other : parts.subList(1, parts.size())) {
      NDArray row = other.row().toDevice(scope.getDevice(), false);
      sum.addi(row);
      if (row != other.row()) {
        row.close();
      }
    }
    return sum.divi(parts.size());
  }

  private static StepOutcome outcome(List<Gradients> parts) {
    double loss = parts.stream().mapToDouble(part -> part.outcome().loss()).sum() / parts.size();
    int correct = parts.stream().mapToInt(part -> part.outcome().correct()).sum();
    return new StepOutcome((float) loss, correct);
  }

  @Override
  public void close() {
    copies.close();
  }
}
