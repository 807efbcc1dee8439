package io.fixres.report.view;

import io.fixres.contract.ArmKind;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Gives every curve of a verdict its part in the story. */
public final class Arms {
  private final Verdict verdict;
  private final MetricView metric;
  private final boolean trained;

  private Arms(Verdict verdict, boolean trained) {
    this.verdict = verdict;
    this.metric = MetricView.of(verdict);
    this.trained = trained;
  }

  /**
   * The arms in the verdict's order.
   *
   * @param verdict what was found
   * @param trained whether the experiment trained; otherwise it began with given weights
   */
  public static List<Arm> of(Verdict verdict, boolean trained) {
    Arms arms = new Arms(verdict, trained);
    Map<Role, Curve> told = arms.told();
    return verdict.curves().stream().map(curve -> arms.arm(curve, told)).toList();
  }

  /** The arm that plays a part, if one does. */
  public static Optional<Arm> find(List<Arm> arms, Role role) {
    return arms.stream().filter(arm -> arm.role() == role).findFirst();
  }

  private Arm arm(Curve curve, Map<Role, Curve> told) {
    Role role =
        told.entrySet().stream()
            .filter(entry -> entry.getValue().equals(curve))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(Role.OTHER);
    return new Arm(curve, role, name(curve));
  }

  private Map<Role, Curve> told() {
    Best best = verdict.best();
    Map<Role, Curve> told = new EnumMap<>(Role.class);
    tell(told, Role.WINNER, curve -> curve.isOf(best));
    ArmKind other = best.kind() == ArmKind.UNTUNED ? ArmKind.TUNED : ArmKind.UNTUNED;
    tell(told, Role.COUNTERPART, curve -> curve.kind() == other && isOfWinner(curve));
    tell(told, Role.DIRECT, curve -> curve.kind() == ArmKind.DIRECT);
    tell(told, Role.DIRECT_TUNED, curve -> curve.kind() == ArmKind.DIRECT_TUNED);
    tell(
        told,
        Role.AT_TRAIN_SIZE,
        curve -> curve.kind() == ArmKind.TUNED_AT_TRAIN_SIZE && isOfWinner(curve));
    return told;
  }

  private boolean isOfWinner(Curve curve) {
    return curve.trainResolution() == verdict.best().trainResolution();
  }

  private void tell(Map<Role, Curve> told, Role role, Predicate<Curve> plays) {
    verdict.curves().stream()
        .filter(plays.and(curve -> !told.containsValue(curve)))
        .max(Comparator.comparingDouble(this::bestGoodness))
        .ifPresent(curve -> told.put(role, curve));
  }

  private double bestGoodness(Curve curve) {
    return Arm.best(curve, metric).map(metric::goodness).orElse(Double.NEGATIVE_INFINITY);
  }

  private String name(Curve curve) {
    String start = trained ? "trained at " : "given weights, ";
    String size = curve.trainResolution() + "";
    String tuned =
        curve.fineTuneResolution() == null ? "" : ", tuned at " + curve.fineTuneResolution();
    return switch (curve.kind()) {
      case UNTUNED, TUNED, TUNED_AT_TRAIN_SIZE -> start + size + tuned;
      case DIRECT, DIRECT_TUNED -> "trained directly at " + size + tuned;
    };
  }
}
