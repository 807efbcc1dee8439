package io.fixres.pipeline.status;

import io.fixres.api.StageState;
import io.fixres.contract.StageKind;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.decide.Outcome;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is going on, in one word for the State column and one line for people.
 *
 * @param state any but {@link ExperimentState#REFUSED}: there is no decision on such a spec
 * @param message the stage and what it waits for, or how many are done
 */
record Activity(ExperimentState state, String message) {
  private static final List<StageState> BUSIEST_FIRST =
      List.of(StageState.RUNNING, StageState.WAITING, StageState.RETRYING);

  private static final String OBSOLETE =
      "waits for a stage to end that the spec no longer asks for";

  static Activity of(Decision next) {
    return switch (next.outcome()) {
      case SUCCEEDED -> new Activity(ExperimentState.SUCCEEDED, "all stages are done");
      case SUSPENDED -> suspended(next);
      case ENDING, FAILED -> new Activity(ExperimentState.FAILED, Conditions.message(next.cause()));
      case ACTIVE -> busy(next);
    };
  }

  /** Whether it is to be suspended and something of it still runs. */
  static boolean isSuspending(Decision next) {
    return next.outcome() == Outcome.SUSPENDED && next.seen().live() > 0;
  }

  private static Activity suspended(Decision next) {
    if (!isSuspending(next)) {
      return new Activity(ExperimentState.SUSPENDED, "suspended by the user");
    }
    List<Entry> live =
        next.ledger().entries().stream().filter(entry -> entry.seen().isLive()).toList();
    if (live.isEmpty()) {
      return new Activity(ExperimentState.SUSPENDING, OBSOLETE);
    }
    String ids = live.stream().map(entry -> entry.node().id()).collect(Collectors.joining(", "));
    String why =
        live.stream()
            .filter(entry -> entry.seen() instanceof Stopping)
            .map(Entry::message)
            .filter(message -> !message.isEmpty())
            .findFirst()
            .map(message -> ": " + message)
            .orElse("");
    return new Activity(
        ExperimentState.SUSPENDING, "waits for " + ids + " to save a checkpoint and end" + why);
  }

  static boolean hasBegun(StageState state) {
    return state == StageState.RUNNING
        || state == StageState.SUCCEEDED
        || state == StageState.RETRYING;
  }

  private static Activity busy(Decision next) {
    return BUSIEST_FIRST.stream()
        .flatMap(state -> in(state, next))
        .findFirst()
        .map(entry -> new Activity(state(entry, next), message(entry, next)))
        .orElseGet(() -> idle(next));
  }

  private static Activity idle(Decision next) {
    Obstacle obstacle = next.seen().obstacle();
    if (obstacle != null) {
      return new Activity(ExperimentState.QUEUED, obstacle.message());
    }
    String why = next.seen().live() > 0 ? OBSOLETE : "no stage has started";
    return new Activity(ExperimentState.QUEUED, why);
  }

  private static Stream<Entry> in(StageState state, Decision next) {
    return next.ledger().entries().stream().filter(entry -> next.state(entry) == state);
  }

  private static ExperimentState state(Entry entry, Decision next) {
    return next.state(entry) == StageState.WAITING
        ? ExperimentState.QUEUED
        : state(entry.node().kind());
  }

  private static ExperimentState state(StageKind kind) {
    return switch (kind) {
      case TRAIN -> ExperimentState.TRAINING;
      case SWEEP, SWEEP_FINE_TUNED, TEST -> ExperimentState.SWEEPING;
      case FINE_TUNE -> ExperimentState.FINE_TUNING;
      case CONCLUDE -> ExperimentState.CONCLUDING;
    };
  }

  private static String message(Entry entry, Decision next) {
    String id = entry.node().id();
    String why = next.message(entry);
    return why.isEmpty() ? id : id + ": " + why;
  }
}
