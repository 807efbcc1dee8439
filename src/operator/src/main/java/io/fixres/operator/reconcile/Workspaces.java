package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.status.ConditionType;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is on a workspace that several experiments name. One that has begun keeps it until
 * it is finished or deleted; of those that have not, the older one is first.
 *
 * <p>Statuses and Jobs say who has begun, so a restart forgets nothing. What a pass has just let
 * begin they do not show yet: that is remembered here until it is over.
 */
final class Workspaces {
  /** The reason of an experiment that waits for its turn. */
  static final String LOCKED = "WorkspaceLocked";

  /** The index of experiments by {@link #keys}. */
  static final String INDEX = "workspace";

  /** Turns that were given: the spec's generation, by the experiment's UID. */
  private final Map<String, Long> given = new HashMap<>();

  /** What an experiment has of a workspace; the least has it. */
  private enum Claim {
    GIVEN,
    BEGUN,
    IN_LINE,
    NONE
  }

  /**
   * Gives an experiment the turn on its workspace, unless another has it.
   *
   * @param sharing all experiments on this workspace
   * @param atWork UIDs of experiments that have a Job at work; asked for when others share
   * @return whose turn it is; empty = the experiment's own
   */
  synchronized Optional<FixResExperiment> take(
      FixResExperiment experiment,
      Collection<FixResExperiment> sharing,
      Supplier<Set<String>> atWork) {
    List<FixResExperiment> others =
        sharing.stream().filter(other -> !uid(other).equals(uid(experiment))).toList();
    Optional<FixResExperiment> holder =
        others.isEmpty() ? Optional.empty() : first(experiment, others, atWork.get());
    if (holder.isEmpty()) {
      given.put(uid(experiment), experiment.getMetadata().getGeneration());
    }
    return holder;
  }

  /** Of those that share a workspace, whoever comes before this one. */
  private Optional<FixResExperiment> first(
      FixResExperiment experiment, List<FixResExperiment> others, Set<String> atWork) {
    Comparator<FixResExperiment> byClaim =
        Comparator.comparing(other -> claim(other, experiment, atWork));
    return Stream.concat(others.stream(), Stream.of(experiment))
        .filter(other -> claim(other, experiment, atWork) != Claim.NONE)
        .min(byClaim.thenComparing(Neighbours.OLDEST))
        .filter(other -> !uid(other).equals(uid(experiment)));
  }

  private Claim claim(FixResExperiment other, FixResExperiment taker, Set<String> atWork) {
    Long turn = given.get(uid(other));
    if (turn != null && !isOver(other, turn)) {
      return Claim.GIVEN;
    }
    if (atWork.contains(uid(other)) || hasBegun(other)) {
      return Claim.BEGUN;
    }
    return uid(other).equals(uid(taker)) || canBegin(other) ? Claim.IN_LINE : Claim.NONE;
  }

  /** One that was refused the workspace has not begun on it, whatever it did before. */
  private static boolean hasBegun(FixResExperiment experiment) {
    FixResExperimentStatus status = experiment.getStatus();
    return status != null
        && status.startTime() != null
        && isUnfinished(experiment)
        && !LOCKED.equals(refusal(status, ConditionType.PREREQUISITES_READY));
  }

  /** Whether it would begin now if nobody else had the workspace. */
  private static boolean canBegin(FixResExperiment experiment) {
    FixResExperimentStatus status = experiment.getStatus();
    boolean isHeld = experiment.getSpec().suspend() || ExperimentReconciler.isPaused(experiment);
    if (!isUnfinished(experiment) || isHeld) {
      return false;
    }
    if (status == null) {
      return true;
    }
    String missing = refusal(status, ConditionType.PREREQUISITES_READY);
    return refusal(status, ConditionType.ACCEPTED) == null
        && (missing == null || missing.equals(LOCKED));
  }

  private static boolean isUnfinished(FixResExperiment experiment) {
    return experiment.getMetadata().getDeletionTimestamp() == null
        && (experiment.getStatus() == null || experiment.getStatus().completionTime() == null);
  }

  /** The reason of a condition that is False; null = it is not. */
  private static @Nullable String refusal(FixResExperimentStatus status, String type) {
    return status
        .condition(type)
        .filter(condition -> condition.getStatus().equals("False"))
        .map(Condition::getReason)
        .orElse(null);
  }

  /** Forgets turns that are over. */
  synchronized void forgetFinished(Collection<FixResExperiment> known) {
    Map<String, FixResExperiment> byUid =
        known.stream().collect(Collectors.toMap(Workspaces::uid, Function.identity(), (a, b) -> a));
    given.entrySet().removeIf(turn -> isOver(byUid.get(turn.getKey()), turn.getValue()));
  }

  /** A status that was written before the turn was given says nothing of it. */
  private static boolean isOver(@Nullable FixResExperiment experiment, long generation) {
    if (experiment == null || experiment.getMetadata().getDeletionTimestamp() != null) {
      return true;
    }
    FixResExperimentStatus status = experiment.getStatus();
    return status != null
        && status.completionTime() != null
        && status.observedGeneration() != null
        && status.observedGeneration() >= generation;
  }

  /** What experiments on the same workspace have in common; of an invalid one, none. */
  static List<String> keys(FixResExperiment experiment) {
    FixResExperimentSpec spec = experiment.getSpec();
    return spec == null || spec.workspace() == null
        ? List.of()
        : List.of(experiment.getMetadata().getNamespace() + " " + spec.workspace());
  }

  private static String uid(FixResExperiment experiment) {
    return experiment.getMetadata().getUid();
  }
}
