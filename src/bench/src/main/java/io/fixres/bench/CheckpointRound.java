package io.fixres.bench;

import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.engine.Network;
import io.fixres.runner.engine.Numerics;
import io.fixres.runner.engine.Sgd;
import io.fixres.runner.engine.Torch;
import io.fixres.runner.engine.TrainState;
import io.fixres.runner.engine.TrainStep;
import io.fixres.runner.model.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A state with its momentum to a file and back into the engine. */
final class CheckpointRound implements Round {
  private static final Sgd SGD = new Sgd(0.9, 1e-4, 0);

  private final Architecture architecture;
  private final Freezing freezing;
  private final Path file;
  private final Torch torch = Torch.start(1);
  private final Network network;
  private final TrainStep step;

  CheckpointRound(Architecture architecture, Path directory) {
    this.architecture = architecture;
    this.freezing = Freezing.of(architecture, Layers.ALL, BatchNormPolicy.AFFINE);
    this.file = directory.resolve("ours.safetensors");
    Weights fresh = Weights.fresh(architecture, Rounds.CLASSES, 0);
    this.network = Network.of(torch, fresh, Numerics.FAST);
    this.step = TrainStep.of(network, freezing, SGD);
  }

  @Override
  public int items() {
    return 1;
  }

  @Override
  public void run() throws IOException {
    TrainState.save(file, network, step, Map.of());
    TrainState state = TrainState.load(file, architecture, Rounds.CLASSES);
    try (Network restored = Network.of(torch, state.weights(), Numerics.FAST)) {
      TrainStep.resume(restored, restored.layers(), freezing, SGD, state.momentum()).close();
    }
  }

  @Override
  public void close() {
    step.close();
    network.close();
    torch.close();
  }
}
