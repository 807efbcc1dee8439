package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.runner.engine.TrainStep.Gradients;
import io.fixres.runner.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Copies of one network that learn together, as PyTorch's DistributedDataParallel: each takes its
 * part of a batch, and all go along the mean of their gradients. Batch norms see their own part
 * only; the running statistics that count are the first copy's.
 *
 * <p>What comes out depends on the number of copies and not on the devices that they share.
 */
public final class TrainReplicas implements AutoCloseable {
  private final Devices devices;
  private final List<Network> networks = new ArrayList<>();
  private final List<TrainStep> steps = new ArrayList<>();

  private TrainReplicas(Devices devices) {
    this.devices = devices;
  }

  /**
   * Copies weights to every device.
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
    TrainReplicas replicas = new TrainReplicas(devices);
    try {
      for (int i = 0; i < count; i++) {
        Lane lane = devices.lane(i);
        Network network = lane.call(() -> Network.of(lane.torch(), weights, numerics));
        replicas.networks.add(network);
        replicas.steps.add(lane.call(() -> learner.apply(network)));
      }
      return replicas;
    } catch (RuntimeException e) {
      replicas.close();
      throw e;
    }
  }

  /** The copy that counts. */
  public Network network() {
    return networks.get(0);
  }

  /** What prepares and changes it. */
  public TrainStep step() {
    return steps.get(0);
  }

  /** What one copy learns from in a step. */
  public record Example(StepInput input, Targets targets) {}

  /**
   * One step.
   *
   * @param examples as many as there are copies, of as many images each
   * @return the mean loss, and the hits of all
   */
  public StepOutcome run(List<Example> examples, double learningRate) {
    if (steps.size() != examples.size()) {
      throw new IllegalArgumentException(examples.size() + " parts for " + steps.size());
    }
    if (steps.size() == 1) {
      return steps.get(0).run(examples.get(0).input(), examples.get(0).targets(), learningRate);
    }
    List<Gradients> parts =
        together(i -> steps.get(i).gradients(examples.get(i).input(), examples.get(i).targets()));
    try (PtNDManager scope = network().torch().newScope()) {
      NDArray mean = mean(parts, scope);
      together(i -> update(i, mean, learningRate));
      return outcome(parts);
    } finally {
      parts.forEach(Gradients::close);
    }
  }

  private boolean update(int replica, NDArray mean, double learningRate) {
    steps.get(replica).update(mean, learningRate);
    return true;
  }

  /** Lets every copy's lane do its share at the same time, the caller's own last. */
  private <T> List<T> together(IntFunction<T> share) {
    List<CompletableFuture<T>> shares = new ArrayList<>();
    for (int i = steps.size() - 1; i >= 0; i--) {
      int replica = i;
      shares.add(0, devices.lane(i).submit(() -> share.apply(replica)));
    }
    return Lane.results(shares);
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
    steps.forEach(TrainStep::close);
    networks.forEach(Network::close);
  }
}
