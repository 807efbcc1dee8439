package io.fixres.runner.engine;

import io.fixres.runner.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A network on every device, which score the same images at several sizes side by side. */
public final class EvalReplicas implements AutoCloseable {
  private final Replicas<EvalStep> copies;

  private EvalReplicas(Replicas<EvalStep> copies) {
    this.copies = copies;
  }

  /** Copies weights to every device. */
  public static EvalReplicas of(Devices devices, Weights weights, Numerics numerics) {
    return new EvalReplicas(Replicas.of(devices, devices.count(), weights, numerics, EvalStep::of));
  }

  /**
   * A batch's scores and what they took.
   *
   * @param scores by image
   * @param nanos on its device
   */
  public record Timed(BatchScores scores, long nanos) {}

  /** Scores batches of the same images; answers come in the batches' order. */
  public List<Timed> score(List<ImageBatch> batches, int[] classes) {
    Timed[] answers = new Timed[batches.size()];
    List<List<Integer>> dealt = deal(batches);
    copies.together(
        device -> {
          EvalStep step = copies.step(device);
          dealt.get(device).forEach(i -> answers[i] = timed(step, batches.get(i), classes));
          return true;
        });
    return Arrays.asList(answers);
  }

  /** Which batches each device takes: the largest first, to whoever has the fewest pixels. */
  private List<List<Integer>> deal(List<ImageBatch> batches) {
    List<List<Integer>> dealt =
        Stream.<List<Integer>>generate(ArrayList::new).limit(copies.count()).toList();
    long[] pixels = new long[copies.count()];
    IntStream.range(0, batches.size())
        .boxed()
        .sorted(Comparator.comparing(i -> -batches.get(i).side()))
        .forEach(
            i -> {
              int least = 0;
              for (int device = 1; device < pixels.length; device++) {
                least = pixels[device] < pixels[least] ? device : least;
              }
              long side = batches.get(i).side();
              pixels[least] += side * side;
              dealt.get(least).add(i);
            });
    return dealt;
  }

  private static Timed timed(EvalStep step, ImageBatch batch, int[] classes) {
    long begun = System.nanoTime();
    BatchScores scores = step.score(batch, classes);
    return new Timed(scores, System.nanoTime() - begun);
  }

  @Override
  public void close() {
    copies.close();
  }
}
