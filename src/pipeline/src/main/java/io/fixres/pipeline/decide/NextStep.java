package io.fixres.pipeline.decide;

import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.plan.StagePlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what to do next, from the plan and what is seen alone: the same for a cluster and for one
 * machine.
 *
 * <pre>
 *   ACTIVE ◄──► SUSPENDED
 *     │  └────► ENDING ──► FAILED
 *     └───────► SUCCEEDED
 * </pre>
 */
public final class NextStep {
  private NextStep() {}

  /** What to do at {@code now}. */
  public static Decision decide(StagePlan plan, Observed seen, RunLimits limits, Instant now) {
    Ledger ledger = Ledger.of(plan, seen, limits);
    Decision.@Nullable Cause cause = Ending.cause(ledger, seen, limits);
    Outcome outcome = outcome(ledger, seen, limits, cause);
    List<Remove> removals = new Removals(seen, limits, now).choose(ledger, outcome);
    boolean mayStart = outcome == Outcome.ACTIVE && seen.obstacle() == null;
    List<Launch> launches = mayStart ? new Launches(seen, limits, now).choose(ledger) : List.of();
    Optional<Instant> lookAgain =
        outcome == Outcome.ACTIVE ? new Alarm(seen, limits, now).next(ledger) : Optional.empty();
    return new Decision(launches, removals, outcome, cause, lookAgain, ledger, seen);
  }

  private static Outcome outcome(
      Ledger ledger, Observed seen, RunLimits limits, Decision.@Nullable Cause cause) {
    boolean live = seen.stages().values().stream().anyMatch(stage -> stage.isLive());
    boolean mayEnd = !live && seen.obstacle() == null; // such as one that keeps results unrecorded
    if (cause != null) {
      return mayEnd ? Outcome.FAILED : Outcome.ENDING;
    }
    if (ledger.isSettled() && mayEnd) {
      return Outcome.SUCCEEDED;
    }
    return limits.suspended() ? Outcome.SUSPENDED : Outcome.ACTIVE;
  }
}
