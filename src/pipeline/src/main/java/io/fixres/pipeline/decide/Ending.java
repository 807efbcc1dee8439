package io.fixres.pipeline.decide;

import io.fixres.api.VariantFailurePolicy;
import io.fixres.contract.ExitCode.Retry;
import io.fixres.pipeline.decide.Decision.Cause;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the experiment as a whole has failed, and of what. */
final class Ending {
  private Ending() {}

  static @Nullable Cause cause(Ledger ledger, Observed seen, RunLimits limits) {
    Optional<Entry> fatal =
        ledger.failures().stream()
            .filter(entry -> isFatal(entry, ledger, limits))
            .min(Comparator.comparing(entry -> entry.node().variant() != null));
    if (fatal.isPresent()) {
      return because(fatal.get());
    }
    if (ledger.conclude().isGone()) {
      return because(ledger.conclude());
    }
    return ledger.isSettled() ? null : tooLate(ledger, seen, limits);
  }

  /** A variant's failure ends the others only when asked to, or when nothing is left of them. */
  private static boolean isFatal(Entry failed, Ledger ledger, RunLimits limits) {
    return failed.node().variant() == null
        || limits.onVariantFailure() == VariantFailurePolicy.ABORT
        || ledger.conclude().isGone();
  }

  private static Cause because(Entry entry) {
    Failure failure =
        entry.failure() != null
            ? entry.failure()
            : new Failure("Skipped", Retry.NONE, null, entry.message());
    return new Cause(entry.node().id(), failure);
  }

  private static @Nullable Cause tooLate(Ledger ledger, Observed seen, RunLimits limits) {
    if (limits.deadline() == null || seen.active().compareTo(limits.deadline()) < 0) {
      return null;
    }
    String unfinished =
        ledger.entries().stream()
            .filter(entry -> !entry.isDone() && !entry.isGone())
            .map(entry -> entry.node().id())
            .findFirst()
            .orElse("");
    String message =
        "not finished after activeDeadlineSeconds %d; raise it to go on from here"
            .formatted(limits.deadline().toSeconds());
    return new Cause(unfinished, Failure.tooLate(message));
  }
}
