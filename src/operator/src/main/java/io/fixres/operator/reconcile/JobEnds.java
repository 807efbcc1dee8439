package io.fixres.operator.reconcile;

import io.fixres.operator.observe.Attempt;
import io.fixres.operator.observe.ExperimentSight;
import io.fixres.operator.observe.JobTrace;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.Obstacle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stops Jobs, and sees to it that those which have done their part go.
 *
 * @param applier writes
 * @param trace is told of what goes, so that nobody else is taken to have deleted it
 * @param now the time
 */
record JobEnds(Applier applier, JobTrace trace, Instant now) {
  /**
   * Stops what was decided.
   *
   * @return why one of them does not stop; empty = all are told to
   */
  Optional<Obstacle> stop(Decision decision, ExperimentSight sight) {
    List<Obstacle> refused = new ArrayList<>();
    for (Remove removal : decision.removals()) {
      trace.leaves(removal.hash());
      sight
          .newest(removal.hash())
          .flatMap(attempt -> applier.stop(attempt, removal, now))
          .ifPresent(refused::add);
    }
    return refused.stream().findFirst();
  }

  /**
   * What is refused holds no accelerators: its stages save checkpoints, for a mended spec.
   *
   * @return why one of them does not stop; empty = all are told to
   */
  Optional<Obstacle> stopAll(ExperimentSight sight) {
    List<Obstacle> refused = new ArrayList<>();
    for (Attempt attempt : sight.attempts()) {
      if (attempt.holdsPlace() && !attempt.isStopped() && !attempt.isDeleting()) {
        trace.leaves(attempt.hash());
        applier.stop(attempt, Remove.refused(attempt.hash()), now).ifPresent(refused::add);
      }
    }
    return refused.stream().findFirst();
  }

  /**
   * What failed under another spec makes room for the next try. Comes after the record, which a Job
   * that cannot be deleted does not hold up, and before the status: what is refused here is thrown,
   * for once the new generation is told nothing is pardoned any more.
   */
  void pardon(ExperimentSight sight) {
    for (Attempt attempt : sight.pardoned()) {
      applier.delete(attempt.job());
      trace.pardons(attempt);
    }
  }

  /**
   * Finished Jobs go after a while, stopped ones once another attempt took their place or the spec
   * no longer asks for any: until then they say what they were stopped for.
   */
  void tidy(Decision decision, ExperimentSight sight) {
    for (Attempt attempt : sight.attempts()) {
      boolean isNewest = sight.newest(attempt.hash()).filter(attempt::equals).isPresent();
      boolean isOver = attempt.isComplete() || attempt.failed().isPresent();
      boolean isKept = isNewest && !decision.isTerminal() && !attempt.isComplete();
      if (isOver && !isKept && attempt.job().getSpec().getTtlSecondsAfterFinished() == null) {
        applier.retire(attempt);
      } else if (!isOver && isSpent(attempt, isNewest, decision) && !attempt.isDeleting()) {
        applier.delete(attempt.job());
      }
    }
  }

  private static boolean isSpent(Attempt attempt, boolean isNewest, Decision decision) {
    boolean isObsolete = !decision.ledger().hashes().contains(attempt.hash());
    return !attempt.hasLivePods() && (!isNewest || (attempt.isStopped() && isObsolete));
  }
}
