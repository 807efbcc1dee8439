package io.fixres.bench;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.architecture.Architecture;
import io.fixres.runner.dataset.ImageDataset;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.model.Weights;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.sweep.Rescore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The first validation images scored at many sizes: one thread decodes, another scores. */
final class SweepRound implements Round {
  private static final int IMAGES = 100;
  private static final String SPLIT = "val";

  private final Weights weights;
  private final List<EvalPoint> points;
  private final Devices devices = Devices.cpu(1);
  private final Rescore rescore;

  SweepRound(Architecture network, Path directory, List<Integer> sizes) throws IOException {
    ImageDataset images = ImageDataset.open(directory, List.of(SPLIT));
    int classes = images.classes().size();
    DatasetRef ref = new DatasetRef("", null, SPLIT, SPLIT, null, ImageRound.NORMALIZATION);
    StageData data = new StageData(ref, images, network, classes);
    this.weights = Weights.fresh(network, classes, 0);
    this.points = sizes.stream().map(side -> new EvalPoint(side, ImageRound.CROP_PCT)).toList();
    this.rescore = new Rescore(devices, data, Interpolation.BILINEAR, 1);
  }

  @Override
  public int items() {
    return IMAGES;
  }

  @Override
  public void run() throws IOException {
    rescore.first(IMAGES, weights, points);
  }

  @Override
  public void close() {
    devices.close();
  }
}
