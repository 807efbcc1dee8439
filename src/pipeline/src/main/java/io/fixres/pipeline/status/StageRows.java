package io.fixres.pipeline.status;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.JobCounts;
import io.fixres.api.ProgressStatus;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Progress;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageWork;
import io.fixres.contract.TrainWork;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.Ledger;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.Variant;
import io.fixres.pipeline.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stages of a decision as rows of the status; those that it launches run. */
final class StageRows {
  private final StagePlan plan;
  private final Decision next;
  private final Ledger ledger;
  private final Map<String, Long> bills;
  private final StageTimes times;

  /**
   * The rows of a decision.
   *
   * @param before what was told last: what stages used stays, whatever later ones are given, and so
   *     does when they first began and last ended
   */
  StageRows(StagePlan plan, Decision next, @Nullable FixResExperimentStatus before) {
    this.plan = plan;
    this.next = next;
    this.ledger = next.ledger();
    this.bills = StatusMemory.bills(before);
    this.times = new StageTimes(next, StatusMemory.starts(before), StatusMemory.ends(before));
  }

  /** One block a variant, and a last one for the stages that look at all of them. */
  List<VariantStatus> variants() {
    List<VariantStatus> blocks = new ArrayList<>();
    for (Variant variant : plan.variants()) {
      List<Entry> own = entries(entry -> variant.equals(entry.node().variant()));
      blocks.add(
          new VariantStatus(
              variant.id(), trainResolution(variant, own), variant.seed(), rows(own)));
    }
    List<Entry> common = entries(entry -> entry.node().variant() == null);
    blocks.add(new VariantStatus(StatusMemory.ALL, null, null, rows(common)));
    return List.copyOf(blocks);
  }

  /** Skipped stages are not counted. */
  JobCounts counts() {
    return new JobCounts(
        count(entry -> entry.state() != StageState.SKIPPED),
        count(Entry::isDone),
        count(entry -> entry.seen().isLive() || next.launch(entry).isPresent()),
        count(entry -> entry.state() == StageState.FAILED));
  }

  /** Of the first stage at work that says how far it is. */
  @Nullable ProgressStatus progress() {
    return ledger.entries().stream()
        .flatMap(entry -> progress(entry).stream())
        .findFirst()
        .orElse(null);
  }

  /** Seconds × accelerators over these stages; null without accelerators. */
  @Nullable Long gpuSeconds(Predicate<Entry> which) {
    return isBilled() ? distinct(which).stream().mapToLong(this::gpuSeconds).sum() : null;
  }

  private List<Entry> entries(Predicate<Entry> which) {
    return ledger.entries().stream().filter(which).toList();
  }

  /** Stages with the same hash are one stage. */
  private List<Entry> distinct(Predicate<Entry> which) {
    Set<String> seen = new HashSet<>();
    return entries(which).stream()
        .filter(entry -> seen.add(entry.hash().orElse(entry.node().id())))
        .toList();
  }

  private int count(Predicate<Entry> which) {
    return distinct(which).size();
  }

  private static @Nullable Integer trainResolution(Variant variant, List<Entry> own) {
    return own.stream()
        .flatMap(entry -> Stream.ofNullable(entry.bound()))
        .map(bound -> bound.spec().work())
        .filter(TrainWork.class::isInstance)
        .map(work -> ((TrainWork) work).resolution())
        .findFirst()
        .orElse(variant.trainResolution());
  }

  private List<StageStatus> rows(List<Entry> entries) {
    return entries.stream().map(this::row).toList();
  }

  private StageStatus row(Entry entry) {
    StageResult result = ledger.known().results().get(entry.node().id());
    String earlier = ledger.known().earlier().get(entry.node().id());
    Tally tally = next.launch(entry).map(Launch::tally).orElse(entry.tally());
    String message = next.message(entry);
    return new StageStatus(
        entry.node().name(),
        next.state(entry),
        resolution(entry),
        entry.hash().orElse(earlier),
        null,
        positive(tally.attempts()),
        positive(tally.disruptions()),
        result != null && isBilled() ? gpuSeconds(entry) : null,
        result == null ? null : (Long) Math.round(result.measured().seconds()),
        times.started(entry),
        times.ended(entry),
        entry.isGone() && entry.failure() != null ? entry.failure().reason() : null,
        message.isEmpty() ? null : message);
  }

  private static @Nullable Integer resolution(Entry entry) {
    StageWork work = entry.bound() == null ? null : entry.bound().spec().work();
    if (work instanceof TrainWork train) {
      return train.resolution();
    }
    return work instanceof FineTuneWork tune ? tune.point().resolution() : null;
  }

  /** Whether anything of it was ever at work, be it that what follows has to wait. */
  boolean hasBegun() {
    return ledger.entries().stream().anyMatch(this::hasBegun);
  }

  private boolean hasBegun(Entry entry) {
    return Activity.hasBegun(entry.state())
        || entry.tally().attempts() > 1
        || times.started(entry) != null;
  }

  /** When stages that ask for accelerators were at work, by hash. */
  Map<String, IdleTime.Span> spans() {
    Map<String, IdleTime.Span> spans = new LinkedHashMap<>();
    for (Entry entry : distinct(entry -> entry.node().kind().usesAccelerators())) {
      StageResult result = ledger.known().results().get(entry.node().id());
      String start = times.started(entry);
      boolean isKnown =
          result != null
              || entry.seen() instanceof Running
              || entry.seen() instanceof StageObservation.Stopping;
      if (start != null && isKnown && entry.hash().isPresent()) {
        Instant end = result == null ? null : Instant.parse(result.measured().completionTime());
        spans.put(entry.hash().get(), new IdleTime.Span(Instant.parse(start), end));
      }
    }
    return spans;
  }

  private boolean isBilled() {
    return !plan.protocol().accelerators().isNone() || !bills.isEmpty();
  }

  private long gpuSeconds(Entry entry) {
    StageResult result = ledger.known().results().get(entry.node().id());
    if (result == null) {
      return 0;
    }
    int given = plan.protocol().accelerators().of(result.kind());
    return bills.getOrDefault(result.hash(), Math.round(result.measured().seconds() * given));
  }

  private static Optional<ProgressStatus> progress(Entry entry) {
    return entry.seen() instanceof Running running && running.progress() != null
        ? Optional.of(progress(entry.node().id(), running.progress()))
        : Optional.empty();
  }

  private static ProgressStatus progress(String stage, Progress progress) {
    Double loss = progress.loss();
    Double speed = progress.imagesPerSecond();
    return new ProgressStatus(
        stage,
        progress.percent(),
        progress.epoch(),
        progress.totalEpochs(),
        loss == null ? null : Numbers.decimal(loss, 4),
        speed == null ? null : Numbers.decimal(speed, 0),
        progress.etaSeconds());
  }

  private static @Nullable Integer positive(int count) {
    return count > 0 ? count : null;
  }
}
