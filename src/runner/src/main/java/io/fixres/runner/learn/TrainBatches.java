package io.fixres.runner.learn;

import io.fixres.runner.dataset.Prefetch;
import io.fixres.runner.transform.Draws;
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
  private final TrainInputs inputs;
  private final int batchSize;
  private final int stepsPerEpoch;
  private final Prefetch<TrainBatch> prefetch;
  private EpochOrder order;
  private int orderEpoch;

  /** One batch, a part for each copy of the network. */
  record TrainBatch(List<Part> parts) {}

  /** Buffers of one part: float32[N,…] and the N labels. */
  record Part(ByteBuffer numbers, int[] labels) {}

  TrainBatches(LearnJob job, TrainInputs inputs, long firstStep, int threads) {
    this.job = job;
    this.inputs = inputs;
    this.batchSize = job.stepBatch(inputs.size());
    this.stepsPerEpoch = inputs.size() / batchSize;
    this.orderEpoch = (int) (firstStep / stepsPerEpoch);
    this.order = order(orderEpoch);
    this.prefetch =
        new Prefetch<>(
            firstStep,
            (long) job.recipe().epochs() * stepsPerEpoch,
            threads,
            this::allocate,
            this::tasks);
  }

  private TrainBatch allocate() {
    int size = job.deviceBatch(inputs.size());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < job.recipe().replicas(); i++) {
      parts.add(new Part(inputs.allocate(size), new int[size]));
    }
    return new TrainBatch(parts);
  }

  int batchSize() {
    return batchSize;
  }

  int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  double waitedSeconds() {
    return prefetch.waitedSeconds();
  }

  boolean isNextReady() {
    return prefetch.isNextReady();
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
    return EpochOrder.of(inputs.size(), job.recipe().augmentation().repeats(), job.seed(), epoch);
  }

  /** Images are dealt out in turns, so that repeats of one go to different copies. */
  private List<Callable<Void>> tasks(long step, TrainBatch batch) {
    int epoch = (int) (step / stepsPerEpoch);
    if (epoch != orderEpoch) {
      orderEpoch = epoch;
      order = order(epoch);
    }
    int start = (int) (step % stepsPerEpoch) * batchSize;
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < batchSize; i++) {
      Part part = batch.parts().get(i % batch.parts().size());
      int slot = i / batch.parts().size();
      int sample = order.sample(start + i);
      Draws draws = Draws.of(job.seed(), epoch, sample, order.repeat(start + i));
      tasks.add(
          () -> {
            part.labels()[slot] = inputs.put(sample, draws, part.numbers(), slot);
            return null;
          });
    }
    return tasks;
  }
}
