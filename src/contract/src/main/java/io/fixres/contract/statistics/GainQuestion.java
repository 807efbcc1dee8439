package io.fixres.contract.statistics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * "How much better is what we would choose here than its baseline?", asked on the same images.
 *
 * <p>The choice is part of the question: among the contenders it is made by the experiment's own
 * rule, on folds that the comparison then does not use, so that picking the luckiest of many points
 * earns nothing. With one contender nothing is chosen and this is a plain paired difference. Of
 * several baselines the best is chosen, on those same folds.
 *
 * @param name of the gain, e.g. {@code enlarge}
 * @param baselines each contender's; a contender that is its own baseline gains nothing
 */
public record GainQuestion(String name, Map<CandidatePoint, List<CandidatePoint>> baselines) {
  public GainQuestion {
    // Sorted: Map.copyOf would iterate differently in every JVM.
    baselines = Collections.unmodifiableMap(new TreeMap<>(baselines));
    if (baselines.isEmpty() || baselines.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("gain " + name + " has no contender or no baseline");
    }
  }

  /** The choice among {@code contenders}, each against its own counterparts: {@code tune}. */
  public static GainQuestion matched(
      String name,
      List<CandidatePoint> contenders,
      Function<CandidatePoint, List<CandidatePoint>> counterparts) {
    return new GainQuestion(
        name, contenders.stream().collect(Collectors.toMap(Function.identity(), counterparts)));
  }

  /** What {@code contender} is compared with: the best of these. */
  List<CandidatePoint> baselinesOf(CandidatePoint contender) {
    return Objects.requireNonNull(baselines.get(contender), "not a contender");
  }
}
