package io.fixres.runner.learn;

import io.fixres.contract.Interpolation;
import io.fixres.runner.dataset.ImageReader;
import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.dataset.Prefetch;
import io.fixres.runner.dataset.Unreadable;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.transform.Draws;
import io.fixres.runner.transform.ImageTransform;
import io.fixres.runner.transform.Normalizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Training batches by step number, prepared ahead: the same step has the same bytes in every run.
 */
final class TrainBatches implements AutoCloseable {
  private final LearnJob job;
  private final ImageSplit split;
  private final int batchSize;
  private final int stepsPerEpoch;
  private final Normalizer normalizer;
  private final Unreadable unreadable;
  private final ThreadLocal<ImageReader> readers;
  private final Prefetch<TrainBatch> prefetch;
  private EpochOrder order;
  private int orderEpoch;

  /** Buffers of one batch: float32[N,3,K,K] and the N labels. */
  record TrainBatch(ByteBuffer pixels, int[] labels) {}

  TrainBatches(LearnJob job, StageData data, long firstStep, int threads) {
    this.job = job;
    this.split = data.train();
    this.batchSize = Math.min(job.recipe().batchSize(), split.size());
    this.stepsPerEpoch = split.size() / batchSize;
    this.normalizer = new Normalizer(data.ref().normalization());
    this.unreadable = new Unreadable(data.ref().trainSplit(), split.size());
    Interpolation filter = job.interpolation();
    this.readers = ImageReader.perThread(() -> new ImageTransform(filter));
    this.orderEpoch = (int) (firstStep / stepsPerEpoch);
    this.order = order(orderEpoch);
    int side = job.point().resolution();
    this.prefetch =
        new Prefetch<>(
            firstStep,
            (long) job.recipe().epochs() * stepsPerEpoch,
            threads,
            () -> new TrainBatch(ImageBatch.allocate(batchSize, side), new int[batchSize]),
            this::tasks);
  }

  int batchSize() {
    return batchSize;
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  Unreadable unreadable() {
    return unreadable;
  }

  double waitedSeconds() {
    return prefetch.waitedSeconds();
  }

  TrainBatch next() throws IOException {
    return prefetch.next();
  }

  void release(TrainBatch batch) {
    prefetch.release(batch);
  }

  @Override
  public void close() {
    prefetch.close();
  }

  private EpochOrder order(int epoch) {
    return EpochOrder.of(split.size(), job.recipe().augmentation().repeats(), job.seed(), epoch);
  }

  private List<Callable<Void>> tasks(long step, TrainBatch batch) {
    int epoch = (int) (step / stepsPerEpoch);
    if (epoch != orderEpoch) {
      orderEpoch = epoch;
      order = order(epoch);
    }
    int start = (int) (step % stepsPerEpoch) * batchSize;
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < batchSize; i++) {
      int slot = i;
      int sample = order.sample(start + i);
      Draws draws = Draws.of(job.seed(), epoch, sample, order.repeat(start + i));
      tasks.add(
          () -> {
            fill(batch, slot, sample, draws);
            return null;
          });
    }
    return tasks;
  }

  /** Puts an image into its place; an unreadable one is replaced by the next that can be read. */
  private void fill(TrainBatch batch, int slot, int sample, Draws draws) throws IOException {
    ImageReader reader = readers.get();
    int image = sample;
    while (true) {
      try {
        RgbImage pixels = reader.read(split, image);
        RgbImage square =
            reader.transform().augment(pixels, job.point(), job.recipe().augmentation(), draws);
        normalizer.put(square, batch.pixels(), slot);
        batch.labels()[slot] = split.label(image);
        return;
      } catch (ImageReadException e) {
        unreadable.add(image, e);
        image = (image + 1) % split.size();
      }
    }
  }
}
