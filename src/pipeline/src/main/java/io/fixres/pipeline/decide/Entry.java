package io.fixres.pipeline.decide;

import io.fixres.api.StageState;
import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.Binding.Bound;
import io.fixres.pipeline.plan.StageNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one stage of the plan stands.
 *
 * @param node the stage
 * @param bound what it is told; null = not bound
 * @param state where it stands
 * @param seen what is seen of it
 * @param tally what it has used up
 * @param failure why its last attempt ended without a result; null = it did not
 * @param next when it may be started, and with what tally; null = not now
 * @param message why it waits, was skipped or failed; empty = nothing to say
 */
public record Entry(
    StageNode node,
    @Nullable Bound bound,
    StageState state,
    StageObservation seen,
    Tally tally,
    @Nullable Failure failure,
    @Nullable NextAttempt next,
    String message) {

  /**
   * An attempt that may follow.
   *
   * @param notBefore when, at the earliest
   * @param tally what the stage will have used up then
   */
  public record NextAttempt(Instant notBefore, Tally tally) {}

  /** The stage's hash, once it is bound. */
  public Optional<String> hash() {
    return Optional.ofNullable(bound).map(Bound::hash);
  }

  /** Whether its result is there. */
  public boolean isDone() {
    return state == StageState.SUCCEEDED;
  }

  /** What the conclusion is told of it, once it failed for good and was of one variant. */
  Optional<Lost> lost() {
    return state == StageState.FAILED && failure != null && node.variant() != null
        ? Optional.of(new Lost(node.id(), node.variant().seed(), failure.reason()))
        : Optional.empty();
  }

  /** Whether it will never have a result. */
  public boolean isGone() {
    return state == StageState.FAILED || state == StageState.SKIPPED;
  }
}
