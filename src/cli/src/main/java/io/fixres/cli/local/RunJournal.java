package io.fixres.cli.local;

import io.fixres.api.StageState;
import io.fixres.cli.terminal.Mark;
import io.fixres.cli.terminal.RunEvent;
import io.fixres.cli.terminal.RunSnapshot;
import io.fixres.cli.terminal.RunView;
import io.fixres.contract.ExitCode;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.StageResult;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.plan.Binding.Bound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what changed from one decision to the next. */
final class RunJournal {
  private static final String GOES_ON = "; goes on from its last checkpoint";
  private static final int MOST_NAMES = 4;

  private final RunView view;
  private final Map<String, StageState> states = new HashMap<>();

  RunJournal(RunView view) {
    this.view = view;
  }

  /** Tells what is new, and shows how things stand. */
  void tell(Decision decision, Duration elapsed, boolean stopping) {
    List<Entry> reused = new ArrayList<>();
    for (Entry entry : decision.ledger().entries()) {
      StageState before = states.put(entry.node().id(), entry.state());
      if (before == entry.state()) {
        continue;
      }
      boolean isReused = entry.isDone() && isUntouched(before);
      if (isReused) {
        reused.add(entry);
      } else {
        tell(entry, elapsed);
      }
    }
    tellReused(reused, elapsed);
    view.refresh(snapshot(decision, elapsed, stopping));
  }

  /** Whether nobody worked on the stage since this run began. */
  private boolean isUntouched(@Nullable StageState before) {
    return before == null || before == StageState.PENDING;
  }

  private void tell(Entry entry, Duration elapsed) {
    switch (entry.state()) {
      case RUNNING -> happened(elapsed, Mark.STARTED, entry, start(entry));
      case SUCCEEDED -> tellDone(entry, elapsed);
      case RETRYING -> happened(elapsed, Mark.RETRIED, entry, failure(entry) + GOES_ON);
      case FAILED -> happened(elapsed, Mark.FAILED, entry, failure(entry));
      case SKIPPED -> happened(elapsed, Mark.NOTE, entry, "not needed: " + entry.message());
      case PENDING, WAITING -> {
        // nothing to tell yet
      }
    }
  }

  private static String start(Entry entry) {
    Bound bound = entry.bound();
    String where =
        bound != null && bound.spec().work() instanceof FineTuneWork tune
            ? ", tuning at " + tune.point().resolution() + " px"
            : "";
    return "started" + where + again(entry);
  }

  private static String again(Entry entry) {
    return entry.tally().attempts() > 1 ? ", attempt " + entry.tally().attempts() : "";
  }

  private void tellDone(Entry entry, Duration elapsed) {
    if (entry.seen() instanceof Succeeded success) {
      StageResult result = success.result();
      happened(elapsed, Mark.DONE, entry, StageWords.of(result));
      result.notes().forEach(note -> happened(elapsed, Mark.NOTE, entry, note));
    }
  }

  private static String failure(Entry entry) {
    Failure failure = entry.failure();
    if (failure == null) {
      return entry.message();
    }
    return failure.retry() == ExitCode.Retry.FREE
        ? "stopped"
        : failure.reason() + ": " + failure.message();
  }

  private void tellReused(List<Entry> reused, Duration elapsed) {
    if (reused.isEmpty()) {
      return;
    }
    List<String> names = reused.stream().limit(MOST_NAMES).map(entry -> entry.node().id()).toList();
    int more = reused.size() - names.size();
    String text =
        "%d finished %s reused: %s%s"
            .formatted(
                reused.size(),
                reused.size() == 1 ? "stage is" : "stages are",
                String.join(", ", names),
                more > 0 ? " and " + more + " more" : "");
    view.happened(new RunEvent(elapsed, Mark.REUSED, "", text));
  }

  private void happened(Duration elapsed, Mark mark, Entry entry, String text) {
    view.happened(new RunEvent(elapsed, mark, entry.node().id(), text));
  }

  private static RunSnapshot snapshot(Decision decision, Duration elapsed, boolean stopping) {
    List<Entry> entries = decision.ledger().entries();
    List<RunSnapshot.Running> running =
        entries.stream()
            .filter(entry -> entry.state() == StageState.RUNNING)
            .map(
                entry ->
                    new RunSnapshot.Running(
                        entry.node().id(),
                        entry.seen() instanceof Running at ? at.progress() : null))
            .toList();
    int done = (int) entries.stream().filter(Entry::isDone).count();
    int total = (int) entries.stream().filter(e -> e.state() != StageState.SKIPPED).count();
    String best =
        StageWords.best(decision.ledger().known().results().values())
            .map(StageWords::accuracy)
            .orElse("");
    return new RunSnapshot(elapsed, running, done, total, best, stopping);
  }
}
