package io.fixres.pipeline.plan;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.TrainWork;
import io.fixres.contract.Verdict;
import io.fixres.pipeline.plan.StageSource.Sweep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The networks that were swept, as conclude is told of them. */
final class Arms {
  private final StagePlan plan;
  private final Known known;

  Arms(StagePlan plan, Known known) {
    this.plan = plan;
    this.known = known;
  }

  /** Every network with a finished sweep, in the plan's order. */
  List<Arm> all() {
    return plan.nodes().stream()
        .filter(node -> node.source() instanceof Sweep)
        .filter(node -> known.results().containsKey(node.id()))
        .map(this::arm)
        .toList();
  }

  /** The arm that a verdict calls the best. */
  static Optional<Arm> find(List<Arm> arms, Verdict.Best best) {
    return arms.stream()
        .filter(arm -> arm.variant().equals(best.variant()) && arm.kind() == best.kind())
        .filter(arm -> Objects.equals(arm.fineTuneResolution(), best.fineTuneResolution()))
        .findFirst();
  }

  /** The untuned network of a variant. */
  static Optional<Arm> untuned(List<Arm> arms, String variant) {
    return arms.stream()
        .filter(arm -> arm.variant().equals(variant) && arm.fineTuneResolution() == null)
        .findFirst();
  }

  private Arm arm(StageNode sweep) {
    Variant variant = Objects.requireNonNull(sweep.variant());
    StageSpec spec = Objects.requireNonNull(known.specs().get(sweep.id()));
    SweepWork work = (SweepWork) spec.work();
    Integer tunedAt = tunedAt(((Sweep) sweep.source()).checkpoint());
    return new Arm(
        variant.id(),
        kind(sweep, variant, tunedAt),
        trainResolution(variant),
        tunedAt,
        variant.seed(),
        work.checkpoint(),
        work.scoreKey(),
        work.points(),
        Objects.requireNonNull(known.hashes().get(sweep.id())));
  }

  private static ArmKind kind(StageNode sweep, Variant variant, @Nullable Integer tunedAt) {
    if (variant.isDirect()) {
      return tunedAt == null ? ArmKind.DIRECT : ArmKind.DIRECT_TUNED;
    }
    if (sweep.name().startsWith(StageIds.TUNE_AT_TRAIN_SIZE)) {
      return ArmKind.TUNED_AT_TRAIN_SIZE;
    }
    return tunedAt == null ? ArmKind.UNTUNED : ArmKind.TUNED;
  }

  private @Nullable Integer tunedAt(@Nullable String checkpoint) {
    StageSpec spec = checkpoint == null ? null : known.specs().get(checkpoint);
    return spec != null && spec.work() instanceof FineTuneWork work
        ? work.point().resolution()
        : null;
  }

  private int trainResolution(Variant variant) {
    StageSpec train = known.specs().get(StageIds.in(variant.id(), StageIds.TRAIN));
    return train != null && train.work() instanceof TrainWork work
        ? work.resolution()
        : Objects.requireNonNull(variant.trainResolution());
  }
}
