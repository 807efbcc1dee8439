package io.fixres.pipeline.decide;

import io.fixres.api.StageState;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation.Deleted;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to do next.
 *
 * @param launches stages to start, in order
 * @param removals stages to stop
 * @param outcome where the experiment stands
 * @param cause why it failed; null = it did not
 * @param lookAgain when something is due although nothing happens; empty = never
 * @param ledger where every stage stands
 * @param seen what this was decided from
 */
public record Decision(
    List<Launch> launches,
    List<Remove> removals,
    Outcome outcome,
    @Nullable Cause cause,
    Optional<Instant> lookAgain,
    Ledger ledger,
    Observed seen) {
  public Decision {
    launches = List.copyOf(launches);
    removals = List.copyOf(removals);
  }

  /**
   * Why an experiment failed.
   *
   * @param stage id of the stage
   * @param failure what happened
   */
  public record Cause(String stage, Failure failure) {}

  /** Whether nothing is left to do, now or later. */
  public boolean isTerminal() {
    return outcome.isTerminal();
  }

  /** Hashes of stages whose results are seen, but are of no use or out of date. */
  public Set<String> disowned() {
    return ledger.entries().stream()
        .filter(entry -> !entry.isDone())
        .flatMap(entry -> entry.hash().stream())
        .filter(hash -> seen.stage(hash) instanceof Succeeded)
        .collect(Collectors.toSet());
  }

  /** The launches among these that make a Job again which somebody deleted. */
  public List<Launch> recreations() {
    return launches.stream()
        .filter(launch -> seen.stage(launch.hash()) instanceof Deleted)
        .toList();
  }

  /** What starts this stage now; empty = nothing does. */
  public Optional<Launch> launch(Entry entry) {
    return launches.stream()
        .filter(launch -> entry.hash().filter(launch.hash()::equals).isPresent())
        .findFirst();
  }

  /** Where a stage stands once this is done: what it launches runs. */
  public StageState state(Entry entry) {
    return launch(entry).isPresent() ? StageState.RUNNING : entry.state();
  }

  /** Why a stage waits, was skipped or failed, once this is done; empty = nothing to say. */
  public String message(Entry entry) {
    return launch(entry).isPresent() ? "" : entry.message();
  }

  /** Whether there is nothing to do right now. */
  public boolean isQuiet() {
    return launches.isEmpty() && removals.isEmpty();
  }
}
