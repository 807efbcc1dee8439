package io.fixres.pipeline.status;

import static io.fixres.pipeline.status.ConditionSet.FALSE;
import static io.fixres.pipeline.status.ConditionSet.TRUE;
import static io.fixres.pipeline.status.ConditionSet.UNKNOWN;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Decision.Cause;
import io.fixres.pipeline.decide.Outcome;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.words.VerdictSentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What conditions say of a decision, in reasons on which kstatus and people agree. */
final class Conditions {
  private final Decision next;
  private final StageRows rows;
  private final ConditionSet set;

  private Conditions(Decision next, StageRows rows, ConditionSet set) {
    this.next = next;
    this.rows = rows;
    this.set = set;
  }

  static List<Condition> of(Decision next, StageRows rows, ConditionSet set) {
    return new Conditions(next, rows, set).all();
  }

  private List<Condition> all() {
    addAccepted();
    addPrerequisites();
    addReconciling();
    addStalled();
    addReady();
    addSucceeded();
    addSuspended();
    addResultsCollected();
    addBestFound();
    return set.all();
  }

  private void addAccepted() {
    Cause cause = next.cause();
    if (cause != null && cause.failure().isOfRunner()) {
      set.add(ConditionType.ACCEPTED, FALSE, cause.failure().reason(), message(cause));
    } else {
      set.add(ConditionType.ACCEPTED, TRUE, "Valid", "the spec can be carried out");
    }
  }

  private void addPrerequisites() {
    Obstacle obstacle = next.seen().obstacle();
    if (obstacle == null || obstacle.isQueue()) {
      set.add(ConditionType.PREREQUISITES_READY, TRUE, "Found", "");
    } else {
      set.add(ConditionType.PREREQUISITES_READY, FALSE, obstacle.reason(), obstacle.message());
    }
  }

  private void addReconciling() {
    boolean begun = next.isTerminal() || rows.hasBegun();
    if (Activity.isSuspending(next)) {
      set.add(
          ConditionType.RECONCILING,
          TRUE,
          ExperimentState.SUSPENDING.word(),
          Activity.of(next).message());
    } else if (begun || next.outcome() == Outcome.SUSPENDED) {
      set.add(ConditionType.RECONCILING, FALSE, "Reconciled", "");
    } else {
      set.add(ConditionType.RECONCILING, TRUE, "Starting", Activity.of(next).message());
    }
  }

  private void addStalled() {
    Cause cause = next.cause();
    if (cause == null) {
      set.add(ConditionType.STALLED, FALSE, "Progressing", "");
    } else {
      set.add(ConditionType.STALLED, TRUE, stallReason(cause), message(cause));
    }
  }

  private void addReady() {
    Activity activity = Activity.of(next);
    String status = next.cause() == null ? TRUE : FALSE;
    set.add(ConditionType.READY, status, activity.state().word(), activity.message());
  }

  private void addSucceeded() {
    Cause cause = next.cause();
    if (cause != null) {
      set.add(ConditionType.SUCCEEDED, FALSE, stallReason(cause), message(cause));
    } else if (next.outcome() == Outcome.SUCCEEDED) {
      set.add(ConditionType.SUCCEEDED, TRUE, ExperimentState.SUCCEEDED.word(), "");
    } else {
      set.add(ConditionType.SUCCEEDED, UNKNOWN, "Running", "");
    }
  }

  private void addSuspended() {
    if (Activity.isSuspending(next)) {
      set.add(
          ConditionType.SUSPENDED,
          FALSE,
          ExperimentState.SUSPENDING.word(),
          Activity.of(next).message());
    } else if (next.outcome() == Outcome.SUSPENDED) {
      set.add(
          ConditionType.SUSPENDED, TRUE, ExperimentState.SUSPENDED.word(), "nothing of it runs");
    } else {
      set.add(ConditionType.SUSPENDED, FALSE, "NotSuspended", "");
    }
  }

  private void addResultsCollected() {
    String lost =
        next.ledger().entries().stream()
            .filter(entry -> entry.failure() != null && entry.failure().isOfResult())
            .map(entry -> entry.node().id() + ": " + entry.message())
            .findFirst()
            .orElse("");
    Obstacle unrecorded = next.seen().obstacle();
    if (!lost.isEmpty()) {
      set.add(ConditionType.RESULTS_COLLECTED, FALSE, "ResultInvalid", lost);
    } else if (next.ledger().isSettled() && unrecorded != null) {
      set.add(ConditionType.RESULTS_COLLECTED, FALSE, unrecorded.reason(), unrecorded.message());
    } else if (next.ledger().isSettled() && next.ledger().known().results().isEmpty()) {
      set.add(ConditionType.RESULTS_COLLECTED, FALSE, "NoResults", "no stage has a result");
    } else if (next.ledger().isSettled()) {
      set.add(ConditionType.RESULTS_COLLECTED, TRUE, "Collected", "");
    } else {
      set.add(ConditionType.RESULTS_COLLECTED, FALSE, "Pending", "");
    }
  }

  private void addBestFound() {
    StageResult conclude = next.ledger().known().results().get(StageIds.CONCLUDE);
    if (conclude != null && conclude.verdict() != null) {
      String message = VerdictSentence.brief(conclude.verdict());
      set.add(ConditionType.BEST_FOUND, TRUE, "Concluded", message);
    } else {
      set.add(ConditionType.BEST_FOUND, FALSE, next.cause() == null ? "Pending" : "Failed", "");
    }
  }

  /** Why it cannot go on: the retries were used up, the deadline passed, or it plainly failed. */
  private static String stallReason(Cause cause) {
    if (cause.failure().isOfDeadline()) {
      return cause.failure().reason();
    }
    return switch (cause.failure().retry()) {
      case NONE, FREE -> "Failed";
      case ONCE, COUNTED -> "RetriesExhausted";
    };
  }

  static String message(@Nullable Cause cause) {
    return cause == null ? "" : cause.stage() + ": " + cause.failure().message();
  }
}
