package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FailureStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.ResultsStatus;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Decision.Cause;
import io.fixres.pipeline.decide.Ledger;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.plan.Accelerators;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.StagePlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a decision and what it was made from as the resource's status. */
public final class StatusComposer {
  private static final int MAX_WARNINGS = 32;

  private final @Nullable FixResExperimentStatus previous;
  private final StagePlan plan;
  private final Decision next;
  private final Instant now;
  private final StageRows rows;

  private StatusComposer(
      @Nullable FixResExperimentStatus previous, StagePlan plan, Decision next, Instant now) {
    this.previous = previous;
    this.plan = plan;
    this.next = next;
    this.now = now;
    this.rows = new StageRows(plan, next, previous);
  }

  /**
   * The status after a decision.
   *
   * @param previous the last one written; null = none was
   * @param generation of the spec that was planned
   * @param plan the plan
   * @param next the decision, with what it was made from
   * @param now the time of this status
   */
  public static FixResExperimentStatus compose(
      @Nullable FixResExperimentStatus previous,
      long generation,
      StagePlan plan,
      Decision next,
      Instant now) {
    return new StatusComposer(previous, plan, next, now).compose(generation);
  }

  /**
   * The status of an experiment that is finished, and whose results the cluster no longer has: it
   * stays what it is.
   *
   * @param why what is gone or cannot be recorded again, and what to do
   */
  public static FixResExperimentStatus lose(
      FixResExperimentStatus finished, long generation, Obstacle why, Instant now) {
    List<Condition> lost =
        new ConditionSet(finished.conditions(), generation, now)
            .add(ConditionType.RESULTS_COLLECTED, ConditionSet.FALSE, why.reason(), why.message())
            .all();
    Stream<Condition> others =
        finished.conditions().stream()
            .filter(ConditionType::isOurs)
            .filter(condition -> !condition.getType().equals(ConditionType.RESULTS_COLLECTED));
    return finished.withConditions(Stream.concat(others, lost.stream()).toList());
  }

  private FixResExperimentStatus compose(long generation) {
    List<Condition> conditions =
        Conditions.of(next, rows, new ConditionSet(conditions(), generation, now));
    Verdict verdict = verdict();
    Known known = next.ledger().known();
    Optional<BestRow> found = Optional.ofNullable(verdict).map(told -> new BestRow(told, known));
    Optional<ProvisionalRow> guessed =
        verdict == null ? ProvisionalRow.of(plan, known) : Optional.empty();
    Facts facts = new Facts(known.results().values(), previous);
    return new FixResExperimentStatus(
        generation,
        conditions,
        startTime(),
        completionTime(),
        next.seen().active().toSeconds(),
        rows.gpuSeconds(entry -> true),
        gpuIdleSeconds(conditions),
        rows.counts(),
        rows.progress(),
        found
            .map(row -> row.best(directGpuSeconds()))
            .or(() -> guessed.map(ProvisionalRow::best))
            .orElse(null),
        found.map(BestRow::curve).or(() -> guessed.map(ProvisionalRow::curve)).orElse(null),
        warnings(verdict),
        rows.variants(),
        results(verdict),
        facts.runner(),
        facts.dataset(),
        failure(next.cause()),
        History.of(previous, verdict));
  }

  private @Nullable Verdict verdict() {
    StageResult conclude = next.ledger().known().results().get(StageIds.CONCLUDE);
    return conclude == null ? null : conclude.verdict();
  }

  private @Nullable String startTime() {
    if (previous != null && previous.startTime() != null) {
      return previous.startTime();
    }
    boolean started = !next.launches().isEmpty() || isAnySeen(next.ledger());
    return started ? now.toString() : null;
  }

  private static boolean isAnySeen(Ledger ledger) {
    return ledger.entries().stream()
        .anyMatch(entry -> entry.isDone() || entry.seen().isLive() || entry.failure() != null);
  }

  private @Nullable String completionTime() {
    if (!next.isTerminal()) {
      return null;
    }
    return previous != null && previous.completionTime() != null
        ? previous.completionTime()
        : now.toString();
  }

  /** What was lost stays, whatever later stages are given. */
  private @Nullable Long gpuIdleSeconds(List<Condition> conditions) {
    Long before = previous == null ? null : previous.gpuIdleSeconds();
    Accelerators accelerators = plan.protocol().accelerators();
    if (accelerators.isNone()) {
      return before;
    }
    long seconds =
        IdleTime.before(
            rows.spans(), StatusMemory.starts(previous).keySet(), activeSince(conditions));
    return Objects.requireNonNullElse(before, 0L) + accelerators.most() * seconds;
  }

  /** Since it is neither finished nor suspended. */
  private static Instant activeSince(List<Condition> conditions) {
    return conditions.stream()
        .filter(
            condition ->
                condition.getType().equals(ConditionType.SUCCEEDED)
                    || condition.getType().equals(ConditionType.SUSPENDED))
        .map(condition -> Instant.parse(condition.getLastTransitionTime()))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private @Nullable Long directGpuSeconds() {
    boolean compared = plan.variants().stream().anyMatch(variant -> variant.isDirect());
    return compared
        ? rows.gpuSeconds(
            entry -> entry.node().variant() != null && entry.node().variant().isDirect())
        : null;
  }

  private List<String> warnings(@Nullable Verdict verdict) {
    Stream<String> fromVerdict =
        verdict == null ? Stream.of() : verdict.warnings().stream().map(Verdict.Warning::message);
    Stream<String> fromStages =
        next.ledger().known().results().values().stream()
            .flatMap(result -> result.notes().stream());
    return Stream.concat(fromVerdict, fromStages).distinct().limit(MAX_WARNINGS).toList();
  }

  private @Nullable ResultsStatus results(@Nullable Verdict verdict) {
    if (verdict == null) {
      return null;
    }
    return previous != null && previous.results() != null
        ? previous.results()
        : new ResultsStatus(null, Workspace.VERDICT, null);
  }

  private static @Nullable FailureStatus failure(@Nullable Cause cause) {
    return cause == null
        ? null
        : new FailureStatus(
            cause.stage(),
            cause.failure().reason(),
            cause.failure().exitCode(),
            null,
            cause.failure().message());
  }

  private List<Condition> conditions() {
    return previous == null ? List.of() : previous.conditions();
  }
}
