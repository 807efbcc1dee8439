package io.fixres.contract;

import io.fixres.contract.ConcludeWork.Arm;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints that differ in nothing but their seed: one line of the matrix.
 *
 * @param kind how they came to be
 * @param trainResolution pixels
 * @param fineTuneResolution pixels; null = not fine-tuned
 * @param replicates one arm a seed, seeds ascending
 */
public record ArmGroup(
    ArmKind kind, int trainResolution, @Nullable Integer fineTuneResolution, List<Arm> replicates) {
  public ArmGroup {
    replicates = List.copyOf(replicates);
  }

  private static final Comparator<ArmGroup> ORDER =
      Comparator.comparing(ArmGroup::kind)
          .thenComparingInt(ArmGroup::trainResolution)
          .thenComparing(
              ArmGroup::fineTuneResolution, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Sorts arms into groups, untuned first, then by sizes. */
  public static List<ArmGroup> of(List<Arm> arms) {
    return arms.stream()
        .sorted(Comparator.comparingLong(Arm::seed))
        .collect(Collectors.groupingBy(ArmGroup::nameOf))
        .values()
        .stream()
        .map(ArmGroup::ofReplicates)
        .sorted(ORDER)
        .toList();
  }

  private static ArmGroup ofReplicates(List<Arm> replicates) {
    Arm first = replicates.get(0);
    return new ArmGroup(
        first.kind(), first.trainResolution(), first.fineTuneResolution(), replicates);
  }

  /**
   * Groups of the same seeds, as many as any that may win has: means over different seeds are not
   * comparable. Controls that have more are held to these.
   */
  public static List<ArmGroup> complete(List<ArmGroup> groups) {
    List<Long> seeds =
        groups.stream()
            .filter(group -> !group.isControl())
            .map(ArmGroup::seeds)
            .reduce((most, next) -> next.size() > most.size() ? next : most)
            .orElse(List.of());
    return groups.stream()
        .filter(group -> !seeds.isEmpty() && group.seeds().containsAll(seeds))
        .map(group -> group.of(seeds))
        .toList();
  }

  /** The label that statistics know it by. */
  public String name() {
    return nameOf(replicates.get(0));
  }

  /** What people know it by. */
  public String label() {
    String how = isControl() ? kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " : "";
    String tuned =
        fineTuneResolution == null ? "not fine-tuned" : "fine-tuned at " + fineTuneResolution;
    return "%strained at %d, %s".formatted(how, trainResolution, tuned);
  }

  /** Whether it is there for comparison only and may not win. */
  public boolean isControl() {
    return kind.isControl();
  }

  /** Seeds, ascending. */
  public List<Long> seeds() {
    return replicates.stream().map(Arm::seed).toList();
  }

  private ArmGroup of(Collection<Long> seeds) {
    return new ArmGroup(
        kind,
        trainResolution,
        fineTuneResolution,
        replicates.stream().filter(arm -> seeds.contains(arm.seed())).toList());
  }

  /** The replicate with this seed; another one where it was lost. */
  public Arm replicate(long seed) {
    return replicates.stream()
        .filter(arm -> arm.seed() == seed)
        .findFirst()
        .orElse(replicates.get(0));
  }

  /** Points that every replicate was scored at. */
  public List<EvalPoint> points() {
    TreeSet<EvalPoint> common = new TreeSet<>(replicates.get(0).points());
    replicates.forEach(arm -> common.retainAll(arm.points()));
    return List.copyOf(common);
  }

  private static String nameOf(Arm arm) {
    String tuned = arm.fineTuneResolution() == null ? "" : "-" + arm.fineTuneResolution();
    return "%s-%d%s".formatted(arm.kind(), arm.trainResolution(), tuned);
  }
}
