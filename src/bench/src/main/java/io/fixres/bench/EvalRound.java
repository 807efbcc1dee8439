package io.fixres.bench;

import io.fixres.bench.Rounds.Load;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.EvalStep;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.engine.Network;
import io.fixres.runner.model.Weights;

/** Batches scored: logits, ranks and losses. */
final class EvalRound implements Round {
  private final Load load;
  private final ImageBatch images;
  private final int[] labels;
  private final Devices devices;
  private final Network network;
  private final EvalStep step;

  EvalRound(Load load) {
    this.load = load;
    this.images = load.images();
    this.labels = load.labels();
    this.devices = load.devices();
    this.network =
        Network.of(
            devices.torch(), Weights.fresh(load.network(), Rounds.CLASSES, 0), load.numerics());
    this.step = EvalStep.of(network);
  }

  @Override
  public int items() {
    return load.steps() * load.batch();
  }

  @Override
  public void run() {
    for (int i = 0; i < load.steps(); i++) {
      step.score(images, labels);
    }
  }

  @Override
  public void close() {
    step.close();
    network.close();
    devices.close();
  }
}
