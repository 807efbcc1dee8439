package io.fixres.contract;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scores one checkpoint at many points; each image is decoded once.
 *
 * @param model the network
 * @param dataset the split's images are read
 * @param checkpoint hash of the stage whose model is scored; null = the given weights
 * @param split which part of the data set
 * @param points where to score, sorted, without repeats
 * @param interpolation how images are resized
 * @param shards how many processes share the images, 1 or more
 * @param batchSize images per forward pass; 0 = a pure function of model, size and memory
 */
public record SweepWork(
    ModelRef model,
    DatasetRef dataset,
    @Nullable String checkpoint,
    Split split,
    List<EvalPoint> points,
    Interpolation interpolation,
    int shards,
    int batchSize)
    implements StageWork {
  public SweepWork {
    points = List.copyOf(new TreeSet<>(points));
  }

  @Override
  public List<String> parents() {
    return Stream.ofNullable(checkpoint).toList();
  }

  /**
   * Names the scores of this checkpoint on this split whatever the points are, so that points
   * appended later cost only themselves: the hash of the work without its points.
   */
  public String scoreKey() {
    return StageHash.of(
        new SweepWork(model, dataset, checkpoint, split, List.of(), interpolation, 1, 0));
  }
}
