package io.fixres.pipeline.plan;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.StageHash;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageWork;
import io.fixres.contract.maths.ResolutionGrid;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where fine-tuning tries: the untuned best within the budget, and the swept sizes nearest to 1.25
 * and 1.5 times it.
 *
 * <p>A rung that was bound before stays where it is when resolutions are appended, even if the best
 * moves: hours of tuning are not thrown away silently, and what is tuned stays paired with what was
 * swept. No memory is needed but the hash in status: the rung's point is the one that gives this
 * hash again. When the recipe or the checkpoint changed, no point does, and the rung is bound anew.
 * Only rungs that were never bound take new steps of the ladder.
 */
final class Ladder {
  /** Steps of the ladder. */
  static final int RUNGS = 3;

  private final StagePlan plan;
  private final Budget budget;
  private final Function<EvalPoint, StageWork> work;

  /**
   * @param plan whose sweep's points the rungs are among
   * @param work what tuning at a point is
   */
  Ladder(StagePlan plan, Function<EvalPoint, StageWork> work) {
    this.plan = plan;
    this.budget = new Budget(plan.protocol());
    this.work = work;
  }

  /**
   * The point of one rung.
   *
   * @param rung 1-based
   * @param untuned sweeps of the replicates, at least one
   * @param earlier hashes by rung, of those that were bound before
   * @return empty when there is no further step within sweep and budget
   */
  Optional<EvalPoint> point(int rung, List<StageResult> untuned, Map<Integer, String> earlier) {
    List<EvalPoint> steps = steps(untuned);
    Map<Integer, EvalPoint> rungs = new TreeMap<>();
    earlier.forEach((key, hash) -> find(hash, steps).ifPresent(point -> rungs.put(key, point)));
    var free = new LinkedHashSet<>(steps);
    rungs.values().forEach(taken -> free.removeIf(step -> isBeside(step, taken)));
    var next = free.iterator();
    for (int i = 1; i <= RUNGS && next.hasNext(); i++) {
      if (!rungs.containsKey(i)) {
        rungs.put(i, next.next());
      }
    }
    return Optional.ofNullable(rungs.get(rung));
  }

  /** Arms are told apart by their size, whatever the crop fraction. */
  private static boolean isBeside(EvalPoint step, EvalPoint taken) {
    return step.resolution() == taken.resolution();
  }

  /** Why a rung has no point: half a sentence. */
  String whyShort(List<StageResult> untuned) {
    List<Integer> swept = plan.protocol().sweep().resolutions();
    return best(untuned)
        .map(EvalPoint::resolution)
        .filter(best -> ResolutionGrid.ladder(swept, best).size() == steps(untuned).size())
        .map(best -> whyShort(swept, best))
        .orElse("another step of the ladder is above selection.maxGmacs");
  }

  private static String whyShort(List<Integer> swept, int best) {
    return ResolutionGrid.endsEarly(swept, best)
        ? "the sweep ends before another step of the ladder; add larger sizes to sweep.resolutions"
        : "the sweep has no other size near another step of the ladder";
  }

  private List<EvalPoint> steps(List<StageResult> untuned) {
    List<Integer> columns = budget.affordable(plan.protocol().sweep().resolutions());
    return best(untuned)
        .map(
            best ->
                ResolutionGrid.ladder(columns, best.resolution()).stream()
                    .map(resolution -> new EvalPoint(resolution, best.cropPct()))
                    .toList())
        .orElse(List.of());
  }

  /** Nothing is tuned that no deployment can afford. */
  private Optional<EvalPoint> best(List<StageResult> untuned) {
    var scores = MeanScores.of(untuned, plan.protocol().rule().metric());
    scores.keySet().removeIf(point -> !budget.affords(point.resolution()));
    return MeanScores.best(scores);
  }

  private Optional<EvalPoint> find(String hash, List<EvalPoint> likely) {
    return Stream.concat(likely.stream(), plan.protocol().sweep().points().stream())
        .filter(point -> StageHash.of(work.apply(point)).equals(hash))
        .findFirst();
  }
}
