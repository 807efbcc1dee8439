package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.Set;

/** Types of conditions, as users see and wait for them. */
public final class ConditionType {
  /** The spec can be carried out. */
  public static final String ACCEPTED = "Accepted";

  /** What the stages need is there. */
  public static final String PREREQUISITES_READY = "PrerequisitesReady";

  /** Abnormal when true: nothing is at work yet, or things are being stopped. */
  public static final String RECONCILING = "Reconciling";

  /** Abnormal when true: it cannot go on by itself. */
  public static final String STALLED = "Stalled";

  /** What is going on, as its reason. */
  public static final String READY = "Ready";

  /** The one to wait for. */
  public static final String SUCCEEDED = "Succeeded";

  /** Held by the user. */
  public static final String SUSPENDED = "Suspended";

  /** Every result that exists is recorded. */
  public static final String RESULTS_COLLECTED = "ResultsCollected";

  /** The best test resolution is no longer provisional. */
  public static final String BEST_FOUND = "BestFound";

  private static final Set<String> ALL =
      Set.of(
          ACCEPTED,
          PREREQUISITES_READY,
          RECONCILING,
          STALLED,
          READY,
          SUCCEEDED,
          SUSPENDED,
          RESULTS_COLLECTED,
          BEST_FOUND);

  private ConditionType() {}

  /** Whether a condition is one of these, and not of somebody else who adds to the status. */
  public static boolean isOurs(Condition condition) {
    return ALL.contains(condition.getType());
  }
}
