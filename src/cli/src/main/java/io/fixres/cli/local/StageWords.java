package io.fixres.cli.local;

import io.fixres.cli.terminal.Times;
import io.fixres.contract.Durations;
import io.fixres.contract.Metric;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.Learned;
import io.fixres.contract.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a finished stage brought, in a few words. */
final class StageWords {
  private StageWords() {}

  /** Such as {@code 24 epochs, loss 0.921, 1,240 img/s, 2 min 28 s}. */
  static String of(StageResult result) {
    List<String> words = new ArrayList<>();
    Learned learned = result.learned();
    if (learned != null) {
      words.add(learned.epochs() + (learned.epochs() == 1 ? " epoch" : " epochs"));
      if (learned.loss() != null) {
        words.add(String.format(Locale.ROOT, "loss %.3f", learned.loss()));
      }
    }
    best(List.of(result)).ifPresent(best -> words.add(scored(result, best)));
    Verdict verdict = result.verdict();
    if (verdict != null) {
      words.add("the best test resolution is " + verdict.best().point().resolution() + " px");
    }
    if (result.measured().imagesPerSecond() != null) {
      words.add(Times.rate(result.measured().imagesPerSecond()));
    }
    words.add(Durations.spoken(Duration.ofMillis((long) (result.measured().seconds() * 1000))));
    return String.join(", ", words);
  }

  private static String scored(StageResult result, PointScore best) {
    int points = result.points().size();
    return String.format(
        Locale.ROOT,
        "%s on %,d images%s",
        accuracy(best),
        best.images(),
        points == 1 ? "" : ", the best of " + points + " points");
  }

  /** Such as {@code 78.2 % at 56 px}. */
  static String accuracy(PointScore score) {
    return String.format(
        Locale.ROOT, "%.1f %% at %d px", score.value(Metric.TOP1), score.point().resolution());
  }

  /** The highest accuracy among results; the smallest size that has it. */
  static Optional<PointScore> best(Collection<StageResult> results) {
    return results.stream()
        .flatMap(result -> result.points().stream())
        .max(
            Comparator.comparingDouble(PointScore::top1)
                .thenComparing(PointScore::point, Comparator.reverseOrder()));
  }
}
