package io.fixres.pipeline.decide;

import io.fixres.pipeline.decide.Remove.Why;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which stages to stop, and why. */
final class Removals {
  private final Observed seen;
  private final RunLimits limits;
  private final Instant now;

  Removals(Observed seen, RunLimits limits, Instant now) {
    this.seen = seen;
    this.limits = limits;
    this.now = now;
  }

  List<Remove> choose(Ledger ledger, Outcome outcome) {
    Set<String> wanted = ledger.hashes();
    return seen.stages().entrySet().stream()
        .filter(stage -> stage.getValue().isLive() && !(stage.getValue() instanceof Stopping))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(stage -> judge(stage.getKey(), stage.getValue(), wanted, outcome).stream())
        .toList();
  }

  private Optional<Remove> judge(
      String hash, StageObservation stage, Set<String> wanted, Outcome outcome) {
    if (outcome == Outcome.ENDING) {
      return Optional.of(new Remove(hash, Why.ENDED, "the experiment ended"));
    }
    if (!wanted.contains(hash)) {
      return Optional.of(new Remove(hash, Why.OBSOLETE, "the spec no longer asks for it"));
    }
    if (limits.suspended()) {
      return Optional.of(new Remove(hash, Why.SUSPENDED, "the experiment is suspended"));
    }
    return overdue(hash, stage);
  }

  private Optional<Remove> overdue(String hash, StageObservation stage) {
    if (stage instanceof Waiting waiting && hasPassed(waiting.since(), limits.startTimeout())) {
      String message =
          "waited longer than startTimeoutSeconds %d: %s"
              .formatted(limits.startTimeout().toSeconds(), waiting.why());
      return Optional.of(new Remove(hash, Why.NOT_STARTED, message));
    }
    if (stage instanceof Running running
        && hasPassed(running.lastProgress(), limits.stallTimeout())) {
      String message =
          "no progress for stallTimeoutSeconds %d".formatted(limits.stallTimeout().toSeconds());
      return Optional.of(new Remove(hash, Why.STALLED, message));
    }
    return Optional.empty();
  }

  private boolean hasPassed(Instant since, Duration limit) {
    return !now.isBefore(since.plus(limit));
  }
}
