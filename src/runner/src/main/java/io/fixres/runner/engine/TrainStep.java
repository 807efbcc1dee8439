package io.fixres.runner.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.model.StoredTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Learns from one batch at a time, changing the network's weights, running statistics and its own
 * momentum in place. What is frozen costs no backward pass.
 */
public final class TrainStep implements Replicas.Step {
  private static final String VELOCITY = "v[]";

  /** Vectors have no memory format, and what takes them, the classifier, is float32 always. */
  private static final int VECTOR_MODE = 0;

  /** Weights are changed many at a time, which saves a GPU hundreds of launches. */
  static final int TOGETHER_BIT = 4;

  private final Network network;
  private final Sgd sgd;
  private final BoundProgram program;
  private final NDArray learned;
  private final Map<String, NDArray> velocity = new LinkedHashMap<>();

  private TrainStep(
      Network network,
      List<Layer> layers,
      Freezing freezing,
      Sgd sgd,
      Map<String, StoredTensor> momentum) {
    this.network = network;
    this.sgd = sgd;
    this.program = BoundProgram.learning(network, layers, freezing);
    PtNDManager memory = program.memory();
    long[] positions = freezing.learned().stream().mapToLong(this::position).toArray();
    this.learned = network.torch().indices(memory, positions);
    for (String name : freezing.learned()) {
      StoredTensor earlier = momentum.get(name);
      velocity.put(
          name,
          earlier == null ? network.zerosLike(name, memory) : network.upload(earlier, memory));
    }
  }

  private long position(String learned) {
    int position = program.position(learned);
    if (position < 0) {
      throw new IllegalArgumentException(
          learned + " learns, but its layer is not among the step's");
    }
    return position;
  }

  /** Prepares to learn from images, with momentum at rest. */
  public static TrainStep of(Network network, Freezing freezing, Sgd sgd) {
    return of(network, network.layers(), freezing, sgd);
  }

  /**
   * Prepares to learn from what goes into the network's last layers, with momentum at rest.
   *
   * @param layers all from the first one that learns or moves, at least
   */
  public static TrainStep of(Network network, List<Layer> layers, Freezing freezing, Sgd sgd) {
    return new TrainStep(network, layers, freezing, sgd, Map.of());
  }

  /**
   * Prepares to go on with the momentum of an earlier run.
   *
   * @param layers as in {@link #of(Network, List, Freezing, Sgd)}
   * @throws IllegalArgumentException when it is not of exactly the tensors that learn
   */
  public static TrainStep resume(
      Network network,
      List<Layer> layers,
      Freezing freezing,
      Sgd sgd,
      Map<String, StoredTensor> momentum) {
    if (!momentum.keySet().equals(freezing.learned())) {
      throw new IllegalArgumentException(
          "momentum of " + momentum.size() + " tensors, " + freezing.learned().size() + " learn");
    }
    return new TrainStep(network, layers, freezing, sgd, momentum);
  }

  /**
   * Begins a step. On a GPU the next can begin before this one has ended, so that it never waits
   * for the host; the CPU computes it at once.
   */
  public RunningStep start(StepInput input, Targets targets, double learningRate) {
    PtNDManager scope = network.torch().newScope();
    try {
      NDList arguments = batch(input, targets, learningRate, scope).addAll(velocities(scope));
      NDArray answer = network.torch().call("step", arguments).head();
      GpuEvent end = network.torch().mark();
      return () -> ended(answer, end, scope);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  private StepOutcome ended(NDArray answer, @Nullable GpuEvent end, PtNDManager scope) {
    try (scope;
        end) {
      if (end == null || !end.await()) {
        network.torch().finish();
      }
      return outcome(answer);
    }
  }

  /** The first half of a step: what the batch says, and nothing is changed but statistics. */
  Gradients gradients(StepInput input, Targets targets) {
    PtNDManager scope = network.torch().newScope();
    try {
      NDList answer = network.torch().call("gradients", batch(input, targets, 0, scope));
      return new Gradients(outcome(answer.head()), answer.get(1), scope);
    } catch (RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** The second half: goes along the gradients in {@code row}, which may lie on another device. */
  void update(NDArray row, double learningRate) {
    try (PtNDManager scope = network.torch().newScope()) {
      NDArray here = row.toDevice(scope.getDevice(), false);
      if (here != row) {
        here.attach(scope);
      }
      var arguments =
          new NDList(setting(VECTOR_MODE, learningRate, scope), here).addAll(program.tensors());
      arguments.add(learned);
      network.torch().call("update", arguments.addAll(velocities(scope)));
    }
  }

  /**
   * What one batch says.
   *
   * @param outcome loss and hits
   * @param row gradients of all that learns, one after another
   * @param scope what they live in
   */
  record Gradients(StepOutcome outcome, NDArray row, PtNDManager scope) implements AutoCloseable {
    @Override
    public void close() {
      scope.close();
    }
  }

  private NDList batch(StepInput input, Targets targets, double learningRate, PtNDManager scope) {
    LabelCheck.targets(targets, input.count(), network.numClasses());
    Torch torch = network.torch();
    var arguments = new NDList(torch.input(input, scope), torch.targets(targets, scope));
    int mode = input.isMap() ? network.numerics().mode() : VECTOR_MODE;
    arguments.add(setting(mode, learningRate, scope));
    arguments.addAll(program.arguments());
    arguments.add(learned);
    return arguments;
  }

  private static StepOutcome outcome(NDArray answer) {
    float[] numbers = answer.toFloatArray();
    return new StepOutcome(numbers[0], (int) numbers[1]);
  }

  private NDArray setting(int mode, double learningRate, PtNDManager scope) {
    return network
        .torch()
        .setting(
            scope,
            mode + (network.torch().isOnGpu() ? TOGETHER_BIT : 0),
            learningRate,
            sgd.momentum(),
            sgd.weightDecay(),
            sgd.labelSmoothing());
  }

  /** Never empty: a list argument exists through its elements. */
  private NDList velocities(PtNDManager scope) {
    var list = new NDList(velocity.values());
    if (list.isEmpty()) {
      list.add(scope.create(0f));
    }
    return Torch.asArgument(VELOCITY, list);
  }

  boolean learns(String name) {
    return velocity.containsKey(name);
  }

  /** Copies the momentum of a tensor that learns to the host. */
  StoredTensor momentum(String name) {
    return network.download(Objects.requireNonNull(velocity.get(name), name));
  }

  @Override
  public void close() {
    program.close();
  }
}
