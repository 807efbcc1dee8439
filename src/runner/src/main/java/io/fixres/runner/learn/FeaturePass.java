package io.fixres.runner.learn;

import io.fixres.contract.StageExecution.Cadence;
import io.fixres.runner.dataset.Prefetch;
import io.fixres.runner.engine.PrefixStep;
import io.fixres.runner.model.StoredTensor;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.transform.Draws;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Sends every training image through the frozen prefix once, in batches of the recipe's size, and
 * keeps what comes out. It stops and goes on like an epoch.
 */
final class FeaturePass {
  private final StageContext context;
  private final DecodedImages images;
  private final FeatureFile file;
  private final Attempt attempt;
  private final double earlierSeconds;
  private double savedAt;

  FeaturePass(StageContext context, DecodedImages images, FeatureFile file, Attempt attempt) {
    this.context = context;
    this.images = images;
    this.file = file;
    this.attempt = attempt;
    this.earlierSeconds = file.seconds();
  }

  /** Pixels of a batch, and which image each is. */
  private record Block(ByteBuffer pixels, int[] shown) {}

  /** Computes what the file lacks; seconds waited for images. */
  double run(PrefixStep step, int batchSize) throws IOException {
    int size = images.size();
    long batches = (size + batchSize - 1L) / batchSize;
    long first = (file.done() + batchSize - 1L) / batchSize;
    try (Prefetch<Block> prefetch =
        new Prefetch<>(
            first,
            batches,
            context.threads(),
            () -> new Block(images.allocate(batchSize), new int[batchSize]),
            this::tasks)) {
      while (file.done() < size) {
        Block block = prefetch.next();
        // The last batch is filled up with what was there before: images do not see each other.
        StoredTensor made = step.run(images.batch(block.pixels(), batchSize));
        file.add(made.bytes(), block.shown(), Math.min(batchSize, size - file.done()));
        prefetch.release(block);
        context.progress().report("computing features", file.done(), size);
        keepIfDue();
      }
      return prefetch.waitedSeconds();
    }
  }

  private List<Callable<Void>> tasks(long number, Block block) {
    int start = Math.toIntExact(number * block.shown().length);
    int end = Math.min(images.size(), start + block.shown().length);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int image = start; image < end; image++) {
      int place = image;
      tasks.add(
          () -> {
            int slot = place - start;
            Draws draws = Draws.of(0, 0, place, 0); // nothing is drawn
            block.shown()[slot] = images.show(place, draws, block.pixels(), slot);
            return null;
          });
    }
    return tasks;
  }

  private void keepIfDue() throws IOException {
    Cadence cadence = context.spec().execution().checkpoint();
    boolean isOver = file.done() == images.size();
    boolean dueByTime = cadence.isOverdue(attempt.seconds() - savedAt);
    boolean stops = context.stop().isRequested();
    if (isOver || dueByTime || stops) {
      file.keep(earlierSeconds + attempt.seconds());
      savedAt = attempt.seconds();
    }
    if (stops) {
      throw context
          .stop()
          .saved(
              "what %d of %d images of %s look like to the frozen layers"
                  .formatted(file.done(), images.size(), context.spec().id()));
    }
  }
}
