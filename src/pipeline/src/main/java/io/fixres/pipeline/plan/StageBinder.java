package io.fixres.pipeline.plan;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Recipe;
import io.fixres.contract.Split;
import io.fixres.contract.StageHash;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.StageWork;
import io.fixres.contract.SweepWork;
import io.fixres.contract.TrainWork;
import io.fixres.contract.Verdict;
import io.fixres.pipeline.plan.Binding.Bound;
import io.fixres.pipeline.plan.Binding.Skipped;
import io.fixres.pipeline.plan.Protocol.Scoring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds one stage whose parents have settled: one method for each {@link StageSource}.
 *
 * <p>A stage whose checkpoint is gone is skipped; one that merely compares goes on with what
 * exists.
 */
final class StageBinder {
  private final StagePlan plan;
  private final Protocol protocol;
  private final StageNode node;
  private final Known known;

  StageBinder(StagePlan plan, StageNode node, Known known) {
    this.plan = plan;
    this.protocol = plan.protocol();
    this.node = node;
    this.known = known;
  }

  Binding train() {
    return bound(trainWork(Objects.requireNonNull(variant().trainResolution())));
  }

  /** Bound once; a later best does not move it, see {@link Ladder}. */
  Binding trainAtWinner() {
    String earlier = known.earlier().get(node.id());
    Optional<Integer> size =
        protocol.sweep().resolutions().stream()
            .filter(resolution -> StageHash.of(trainWork(resolution)).equals(earlier))
            .findFirst()
            .or(() -> ProvisionalBest.among(plan, known).map(best -> best.point().resolution()));
    return size.<Binding>map(resolution -> bound(trainWork(resolution)))
        .orElse(new Skipped("no sweep is left to find the winning size in"));
  }

  Binding sweep(@Nullable String checkpoint) {
    Scoring sweep = protocol.sweep();
    return onCheckpoint(checkpoint, hash -> scoring(hash, Split.VALIDATION, sweep.points()));
  }

  Binding tuneAt(@Nullable String checkpoint, EvalPoint point) {
    return onCheckpoint(checkpoint, hash -> tuning(hash, asBefore(hash, point)));
  }

  /** A crop fraction that is put before the others moves nothing that was bound, see Ladder. */
  private EvalPoint asBefore(@Nullable String checkpoint, EvalPoint point) {
    String earlier = known.earlier().get(node.id());
    return protocol.sweep().points().stream()
        .filter(other -> other.resolution() == point.resolution())
        .filter(other -> StageHash.of(tuning(checkpoint, other)).equals(earlier))
        .findFirst()
        .orElse(point);
  }

  Binding tuneOnLadder(@Nullable String checkpoint, int rung) {
    List<StageResult> untuned =
        known.resultsOf(node.parents()).filter(result -> !result.points().isEmpty()).toList();
    if (untuned.isEmpty()) {
      return new Skipped("no sweep is left to start the ladder at");
    }
    String hash = hashOf(checkpoint);
    Ladder ladder = new Ladder(plan, at -> tuning(hash, at));
    return ladder
        .point(rung, untuned, earlierRungs())
        .map(at -> tuneAt(checkpoint, at))
        .orElseGet(() -> new Skipped(ladder.whyShort(untuned)));
  }

  Binding conclude() {
    List<Arm> arms = new Arms(plan, known).all();
    return arms.isEmpty()
        ? new Skipped("no sweep is left to conclude from")
        : bound(concluding(arms));
  }

  Binding testWinner() {
    return onVerdict(
        verdict ->
            Arms.find(concluded(), verdict.best())
                .map(arm -> scoring(arm.checkpoint(), Split.TEST, at(verdict.best().point()))));
  }

  Binding testBaseline() {
    return onVerdict(
        verdict ->
            Arms.untuned(concluded(), verdict.best().variant())
                .map(arm -> scoring(arm.checkpoint(), Split.TEST, at(baseline(verdict, arm)))));
  }

  private static EvalPoint baseline(Verdict verdict, Arm untuned) {
    return verdict.baseline() == null
        ? new EvalPoint(untuned.trainResolution(), verdict.best().point().cropPct())
        : verdict.baseline().point();
  }

  private Binding onVerdict(Function<Verdict, Optional<StageWork>> work) {
    StageResult conclude = known.results().get(StageIds.CONCLUDE);
    if (conclude == null || conclude.verdict() == null) {
      return new Skipped("there is no verdict to test");
    }
    return work.apply(conclude.verdict())
        .<Binding>map(this::bound)
        .orElse(new Skipped("the verdict names a network that was not compared"));
  }

  private List<Arm> concluded() {
    StageSpec conclude = known.specs().get(StageIds.CONCLUDE);
    return conclude != null && conclude.work() instanceof ConcludeWork work
        ? work.arms()
        : List.of();
  }

  private Binding onCheckpoint(
      @Nullable String checkpoint, Function<@Nullable String, StageWork> work) {
    if (checkpoint != null && hashOf(checkpoint) == null) {
      return new Skipped(checkpoint + " has no result");
    }
    return bound(work.apply(hashOf(checkpoint)));
  }

  private @Nullable String hashOf(@Nullable String checkpoint) {
    return checkpoint == null ? null : known.checkpoint(checkpoint).orElse(null);
  }

  private Map<Integer, String> earlierRungs() {
    Map<Integer, String> rungs = new TreeMap<>();
    for (int rung = 1; rung <= Ladder.RUNGS; rung++) {
      String hash = known.earlier().get(StageIds.in(variant().id(), StageIds.fineTune(rung)));
      if (hash != null) {
        rungs.put(rung, hash);
      }
    }
    return rungs;
  }

  private TrainWork trainWork(int resolution) {
    return new TrainWork(
        protocol.model(),
        protocol.dataset(),
        resolution,
        protocol.sweep().interpolation(),
        variant().seed(),
        Objects.requireNonNull(protocol.train(), "a training without a recipe"));
  }

  private StageWork tuning(@Nullable String checkpoint, EvalPoint point) {
    return new FineTuneWork(
        protocol.model(),
        protocol.dataset(),
        checkpoint,
        point,
        protocol.sweep().interpolation(),
        variant().seed(),
        protocol.fineTune());
  }

  private StageWork scoring(@Nullable String checkpoint, Split split, List<EvalPoint> points) {
    Scoring sweep = protocol.sweep();
    int shards = split == Split.TEST ? 1 : sweep.shards();
    return new SweepWork(
        protocol.model(),
        protocol.dataset(),
        checkpoint,
        split,
        points,
        sweep.interpolation(),
        shards,
        sweep.batchSize());
  }

  // NullAway does not see the annotation of a nested type in a class file.
  @SuppressWarnings("NullAway")
  private StageWork concluding(List<Arm> arms) {
    Recipe train = protocol.train();
    return new ConcludeWork(
        protocol.model(),
        protocol.dataset(),
        arms,
        protocol.rule(),
        protocol.seed(),
        protocol.sweep().interpolation(),
        train == null ? null : train.augmentation(),
        known.lost());
  }

  private Variant variant() {
    return Objects.requireNonNull(node.variant(), "a stage without a variant: " + node.id());
  }

  private Bound bound(StageWork work) {
    return Bound.of(
        new StageSpec(Contract.VERSION, node.id(), node.kind(), work, protocol.execution()));
  }

  private static List<EvalPoint> at(EvalPoint point) {
    return List.of(point);
  }
}
