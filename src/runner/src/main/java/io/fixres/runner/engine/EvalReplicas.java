package io.fixres.runner.engine;

import io.fixres.runner.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A network on every device, which score the same images at several sizes side by side. */
public final class EvalReplicas implements AutoCloseable {
  private final Devices devices;
  private final List<Network> networks = new ArrayList<>();
  private final List<EvalStep> steps = new ArrayList<>();

  private EvalReplicas(Devices devices) {
    this.devices = devices;
  }

  /** Copies weights to every device. */
  public static EvalReplicas of(Devices devices, Weights weights, Numerics numerics) {
    EvalReplicas replicas = new EvalReplicas(devices);
    try {
      for (int i = 0; i < devices.count(); i++) {
        Lane lane = devices.lane(i);
        Network network = lane.call(() -> Network.of(lane.torch(), weights, numerics));
        replicas.networks.add(network);
        replicas.steps.add(lane.call(() -> EvalStep.of(network)));
      }
      return replicas;
    } catch (RuntimeException e) {
      replicas.close();
      throw e;
    }
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
    List<CompletableFuture<Boolean>> shares = new ArrayList<>();
    List<List<Integer>> dealt = deal(batches);
    for (int device = dealt.size() - 1; device >= 0; device--) {
      EvalStep step = steps.get(device);
      List<Integer> share = dealt.get(device);
      shares.add(
          devices
              .lane(device)
              .submit(
                  () -> {
                    share.forEach(i -> answers[i] = timed(step, batches.get(i), classes));
                    return true;
                  }));
    }
    Lane.results(shares);
    return Arrays.asList(answers);
  }

  /** Which batches each device takes: the largest first, to whoever has the fewest pixels. */
  private List<List<Integer>> deal(List<ImageBatch> batches) {
    List<List<Integer>> dealt = new ArrayList<>();
    steps.forEach(step -> dealt.add(new ArrayList<>()));
    long[] pixels = new long[steps.size()];
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
    steps.forEach(EvalStep::close);
    networks.forEach(Network::close);
  }
}
