package io.fixres.pipeline.observe;

import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.SweepWork;
import io.fixres.pipeline.plan.Binding.Bound;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a result can be the one that a stage was asked for; nothing else is ever recorded. */
public final class ResultCheck {
  private ResultCheck() {}

  /** What is implausible about {@code result} as an answer to {@code stage}; empty = nothing. */
  public static Optional<String> objection(Bound stage, StageResult result) {
    if (result.version() != Contract.VERSION) {
      return Optional.of("its version is %d, not %d".formatted(result.version(), Contract.VERSION));
    }
    if (!result.hash().equals(stage.hash())) {
      return Optional.of("it is of stage %s, not %s".formatted(result.hash(), stage.hash()));
    }
    if (stage.spec().kind() == StageKind.CONCLUDE && result.verdict() == null) {
      return Optional.of("it has no verdict");
    }
    return stage.spec().work() instanceof SweepWork sweep
        ? objection(sweep, result)
        : Optional.empty();
  }

  private static Optional<String> objection(SweepWork sweep, StageResult result) {
    List<PointScore> scores = result.points();
    Set<EvalPoint> scored = scores.stream().map(PointScore::point).collect(Collectors.toSet());
    if (!scored.equals(new HashSet<>(sweep.points())) || scored.size() != scores.size()) {
      return Optional.of("its points are not the ones that were asked for");
    }
    Set<Integer> images = scores.stream().map(PointScore::images).collect(Collectors.toSet());
    return images.size() == 1 && !images.contains(0)
        ? Optional.empty()
        : Optional.of("its points were scored on different numbers of images: " + images);
  }
}
