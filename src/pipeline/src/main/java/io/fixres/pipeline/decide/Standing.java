package io.fixres.pipeline.decide;

import io.fixres.api.StageState;
import io.fixres.contract.Origin;
import io.fixres.contract.StageResult;
import io.fixres.pipeline.decide.Entry.NextAttempt;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.ResultCheck;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Absent;
import io.fixres.pipeline.observe.StageObservation.Deleted;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.GivenUp;
import io.fixres.pipeline.observe.StageObservation.Occupied;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.StageObservation.Unreadable;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.Binding;
import io.fixres.pipeline.plan.Binding.Bound;
import io.fixres.pipeline.plan.Binding.Skipped;
import io.fixres.pipeline.plan.StageNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges where one stage stands: what it is told, what is seen of it, what it has used up. */
final class Standing {
  private static final StageObservation ABSENT = new Absent();

  private final Observed observed;
  private final RunLimits limits;
  private final Map<String, StageResult> done;

  /**
   * Judges stages in the plan's order.
   *
   * @param done results of those judged so far that hold, by hash; whoever asks adds to it
   */
  Standing(Observed observed, RunLimits limits, Map<String, StageResult> done) {
    this.observed = observed;
    this.limits = limits;
    this.done = done;
  }

  Entry of(StageNode node, Binding binding) {
    if (binding instanceof Bound bound) {
      return new Judge(node, bound).judge();
    }
    if (binding instanceof Skipped skipped) {
      return unbound(node, StageState.SKIPPED, skipped.why());
    }
    return unbound(node, StageState.PENDING, "");
  }

  private static Entry unbound(StageNode node, StageState state, String message) {
    return new Entry(node, null, state, ABSENT, Tally.NONE, null, null, message);
  }

  /** A bound stage under judgement. */
  private final class Judge {
    private final StageNode node;
    private final Bound bound;
    private final Tally tally;
    private final StageObservation seen;

    Judge(StageNode node, Bound bound) {
      this.node = node;
      this.bound = bound;
      this.tally = observed.tally(bound.hash());
      this.seen = checked(observed.stage(bound.hash()));
    }

    private StageObservation checked(StageObservation seen) {
      return seen instanceof Succeeded success ? checked(success.result()).orElse(seen) : seen;
    }

    /** As what a result is taken that answers another question, or is out of date. */
    private Optional<StageObservation> checked(StageResult result) {
      Optional<String> objection = ResultCheck.objection(bound, result);
      if (objection.isPresent()) {
        return objection.map(Unreadable::new);
      }
      if (observed.results().anyMatch(other -> other.replaces(result))) {
        return Optional.of(new Failed(Failure.replaced(), Instant.EPOCH));
      }
      return Origin.holds(bound.spec().work(), result, done)
          ? Optional.empty()
          : Optional.of(new Failed(Failure.outdated(), Instant.EPOCH));
    }

    Entry judge() {
      if (seen instanceof Succeeded) {
        return entry(StageState.SUCCEEDED, null, null, "");
      }
      if (seen instanceof Waiting waiting) {
        return entry(StageState.WAITING, null, null, waiting.why());
      }
      if (seen instanceof Occupied occupied) {
        return entry(StageState.WAITING, null, null, occupied.why());
      }
      if (seen instanceof Stopping stopping) {
        return entry(StageState.RUNNING, null, null, stopping.why());
      }
      if (seen instanceof Running) {
        return entry(StageState.RUNNING, null, null, "");
      }
      if (seen instanceof Failed failed) {
        return failed(failed);
      }
      if (seen instanceof GivenUp givenUp) {
        return givenUp(givenUp.failure());
      }
      if (seen instanceof Deleted deleted) {
        return deleted(deleted);
      }
      return seen instanceof Unreadable unreadable ? unreadable(unreadable) : ready();
    }

    private Entry ready() {
      var next = new NextAttempt(Instant.MIN, tally.started());
      return entry(StageState.PENDING, null, next, "");
    }

    private Entry failed(Failed failed) {
      Failure failure = failed.failure();
      Instant notBefore = failed.at().plus(RetryRule.delay(failure, tally));
      Optional<Tally> next = RetryRule.next(failure, tally, limits.maxRestarts());
      return next.map(used -> retrying(failure, new NextAttempt(notBefore, used)))
          .orElseGet(() -> givenUp(failure));
    }

    private Entry deleted(Deleted deleted) {
      Failure often =
          Failure.jobDeletedOften(RetryRule.lately(deleted), RetryRule.DELETIONS_WITHIN);
      return RetryRule.afterDeletion(deleted)
          .map(notBefore -> new NextAttempt(notBefore, tally.resumed()))
          .map(next -> retrying(Failure.jobDeleted(), next))
          .orElseGet(() -> givenUp(often));
    }

    private Entry unreadable(Unreadable lost) {
      Failure missing = Failure.resultMissing(lost.why());
      return RetryRule.reread(tally)
          .map(used -> new NextAttempt(Instant.MIN, used))
          .map(next -> retrying(Failure.resultInvalid(lost.why()), next))
          .orElseGet(() -> givenUp(missing));
    }

    private Entry givenUp(Failure failure) {
      return entry(StageState.FAILED, failure, null, failure.message());
    }

    private Entry retrying(Failure failure, NextAttempt next) {
      return entry(StageState.RETRYING, failure, next, failure.message());
    }

    private Entry entry(
        StageState state, @Nullable Failure failure, @Nullable NextAttempt next, String message) {
      return new Entry(node, bound, state, seen, tally, failure, next, message);
    }
  }
}
