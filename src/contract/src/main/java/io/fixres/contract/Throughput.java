package io.fixres.contract;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** What a size costs to run, in one figure: whoever trained it, a network is as fast. */
public final class Throughput {
  private Throughput() {}

  /**
   * Images a second of the forward pass at a resolution, the median over all sweeps.
   *
   * @return empty when no sweep measured it
   */
  public static Optional<Double> at(int resolution, Collection<StageResult> sweeps) {
    double[] speeds =
        sweeps.stream()
            .flatMap(sweep -> sweep.points().stream())
            .filter(score -> score.point().resolution() == resolution)
            .flatMap(score -> Stream.ofNullable(score.imagesPerSecond()))
            .mapToDouble(speed -> speed)
            .sorted()
            .toArray();
    return speeds.length == 0
        ? Optional.empty()
        : Optional.of((speeds[(speeds.length - 1) / 2] + speeds[speeds.length / 2]) / 2);
  }
}
