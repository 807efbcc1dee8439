package io.fixres.bench;

import io.fixres.bench.Rounds.Load;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Layers;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.engine.Network;
import io.fixres.runner.engine.RunningStep;
import io.fixres.runner.engine.Sgd;
import io.fixres.runner.engine.Targets;
import io.fixres.runner.engine.TrainStep;
import io.fixres.runner.model.Weights;

/** Steps of SGD on everything, with momentum and weight decay. */
final class TrainRound implements Round {
  private static final double RATE = 0.01;

  private final Load load;
  private final ImageBatch images;
  private final Targets targets;
  private final Devices devices;
  private final Network network;
  private final TrainStep step;

  TrainRound(Load load) {
    this.load = load;
    this.images = load.images();
    this.targets = new Targets.Hard(load.labels());
    this.devices = load.devices();
    this.network =
        Network.of(
            devices.torch(), Weights.fresh(load.network(), Rounds.CLASSES, 0), load.numerics());
    Freezing freezing = Freezing.of(load.network(), Layers.ALL, BatchNormPolicy.AFFINE);
    this.step = TrainStep.of(network, freezing, new Sgd(0.9, 1e-4, 0));
  }

  @Override
  public int items() {
    return load.steps() * load.batch();
  }

  @Override
  public void run() {
    RunningStep running = step.start(images, targets, RATE);
    for (int i = 1; i < load.steps(); i++) {
      RunningStep next = step.start(images, targets, RATE);
      running.await();
      running = next;
    }
    running.await();
  }

  @Override
  public void close() {
    step.close();
    network.close();
    devices.close();
  }
}
