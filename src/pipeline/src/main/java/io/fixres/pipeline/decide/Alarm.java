package io.fixres.pipeline.decide;

import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** When to look again although nothing happens: the next time-out, back-off or deadline. */
final class Alarm {
  private final Observed seen;
  private final RunLimits limits;
  private final Instant now;

  Alarm(Observed seen, RunLimits limits, Instant now) {
    this.seen = seen;
    this.limits = limits;
    this.now = now;
  }

  Optional<Instant> next(Ledger ledger) {
    Stream<Instant> timeOuts = seen.stages().values().stream().flatMap(this::timeOut);
    Stream<Instant> backOffs =
        ledger.entries().stream()
            .map(Entry::next)
            .filter(Objects::nonNull)
            .map(Entry.NextAttempt::notBefore);
    return Stream.of(timeOuts, backOffs, deadline())
        .flatMap(instants -> instants)
        .filter(instant -> instant.isAfter(now))
        .min(Instant::compareTo);
  }

  private Stream<Instant> timeOut(StageObservation stage) {
    if (stage instanceof Waiting waiting) {
      return Stream.of(waiting.since().plus(limits.startTimeout()));
    }
    return stage instanceof Running running
        ? Stream.of(running.lastProgress().plus(limits.stallTimeout()))
        : Stream.empty();
  }

  private Stream<Instant> deadline() {
    return Stream.ofNullable(limits.deadline()).map(limit -> now.plus(limit).minus(seen.active()));
  }
}
