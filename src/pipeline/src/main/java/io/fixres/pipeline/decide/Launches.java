package io.fixres.pipeline.decide;

import io.fixres.pipeline.decide.Entry.NextAttempt;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.plan.Binding.Bound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which stages to start: those that are due, in the plan's order, as far as there is room. */
final class Launches {
  private final Observed seen;
  private final RunLimits limits;
  private final Instant now;

  Launches(Observed seen, RunLimits limits, Instant now) {
    this.seen = seen;
    this.limits = limits;
    this.now = now;
  }

  List<Launch> choose(Ledger ledger) {
    int room = Math.max(0, limits.maxActive() - seen.live());
    return due(ledger).stream().limit(room).toList();
  }

  /** Stages with the same hash are one stage. */
  private List<Launch> due(Ledger ledger) {
    Map<String, Launch> due = new LinkedHashMap<>();
    for (Entry entry : ledger.entries()) {
      NextAttempt next = entry.next();
      if (next != null && !next.notBefore().isAfter(now)) {
        Bound bound = Objects.requireNonNull(entry.bound());
        due.putIfAbsent(bound.hash(), new Launch(bound.spec(), bound.hash(), next.tally()));
      }
    }
    return new ArrayList<>(due.values());
  }
}
