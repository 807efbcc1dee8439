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

  /** Buffers of one batch: float32[N,…] and the N labels. */
  record TrainBatch(ByteBuffer numbers, int[] labels) {}

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
            () -> new TrainBatch(inputs.allocate(batchSize), new int[batchSize]),
            this::tasks);
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
            batch.labels()[slot] = inputs.put(sample, draws, batch.numbers(), slot);
            return null;
          });
    }
    return tasks;
  }
}
