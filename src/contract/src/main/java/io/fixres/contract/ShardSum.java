package io.fixres.contract;

import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.StageResult.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Adds up the shares of a sweep: every share scored other images at the same points. */
public final class ShardSum {
  private ShardSum() {}

  /**
   * The whole sweep's result.
   *
   * @param shares of one stage, in the order of their indices; at least one
   * @throws IllegalArgumentException when they did not score the same points, or not of the same
   *     data set
   */
  public static StageResult of(List<StageResult> shares) {
    StageResult first = shares.get(0);
    if (shares.size() == 1) {
      return first;
    }
    return new StageResult(
        first.version(),
        first.stage(),
        first.kind(),
        first.hash(),
        first.uid(),
        data(shares),
        first.modelSha256(),
        first.origin(),
        points(shares),
        first.learned(),
        first.verdict(),
        shares.stream().flatMap(share -> share.notes().stream()).distinct().toList(),
        measured(shares));
  }

  /** The data set of the first share that scored another one than those before; empty = none. */
  public static Optional<String> otherManifest(List<StageResult> shares) {
    String first = shares.get(0).data().manifest();
    return shares.stream()
        .map(share -> share.data().manifest())
        .filter(manifest -> !manifest.equals(first))
        .findFirst();
  }

  private static DataFacts data(List<StageResult> shares) {
    StageResult first = shares.get(0);
    DataFacts data = first.data();
    if (otherManifest(shares).isPresent()) {
      throw new IllegalArgumentException("shares of " + first.hash() + " scored other data sets");
    }
    int unreadable = shares.stream().mapToInt(share -> share.data().unreadable()).sum();
    return new DataFacts(
        data.manifest(), data.trainImages(), data.validationImages(), data.classes(), unreadable);
  }

  private static List<PointScore> points(List<StageResult> shares) {
    List<PointScore> sums = new ArrayList<>(shares.get(0).points());
    for (StageResult share : shares.subList(1, shares.size())) {
      if (share.points().size() != sums.size()) {
        throw new IllegalArgumentException("shares of " + share.hash() + " scored other points");
      }
      for (int i = 0; i < sums.size(); i++) {
        sums.set(i, sum(sums.get(i), share.points().get(i)));
      }
    }
    return sums;
  }

  private static PointScore sum(PointScore one, PointScore other) {
    if (!one.point().equals(other.point())) {
      throw new IllegalArgumentException(
          "shares scored %s and %s".formatted(one.point(), other.point()));
    }
    return new PointScore(
        one.point(),
        one.images() + other.images(),
        one.correct1() + other.correct1(),
        one.correct5() + other.correct5(),
        one.lossSum() + other.lossSum(),
        one.imagesPerSecond() == null ? other.imagesPerSecond() : one.imagesPerSecond());
  }

  private static Measured measured(List<StageResult> shares) {
    Measured first = shares.get(0).measured();
    return new Measured(
        text(shares, Measured::startTime).min(order()).orElse(first.startTime()),
        text(shares, Measured::completionTime).max(order()).orElse(first.completionTime()),
        shares.stream().mapToDouble(share -> share.measured().seconds()).sum(),
        first.imagesPerSecond(),
        first.waitShare(),
        first.engine(),
        first.runner(),
        first.device());
  }

  private static Stream<String> text(List<StageResult> shares, Function<Measured, String> field) {
    return shares.stream().map(share -> field.apply(share.measured()));
  }

  private static Comparator<String> order() {
    return Comparator.naturalOrder();
  }
}
