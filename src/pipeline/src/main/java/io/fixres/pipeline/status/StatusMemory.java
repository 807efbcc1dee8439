package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FailureStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a status remembers for whoever observes next: the rest is rebuilt from results. */
public final class StatusMemory {
  /** The block of the stages that look at all variants. */
  static final String ALL = "all";

  private StatusMemory() {}

  /** Whether this generation of the spec was found fit to be carried out. */
  public static boolean isAccepted(@Nullable FixResExperimentStatus status, long generation) {
    return status != null
        && Objects.equals(status.observedGeneration(), generation)
        && status
            .condition(ConditionType.ACCEPTED)
            .map(Condition::getStatus)
            .filter(ConditionSet.TRUE::equals)
            .isPresent();
  }

  /** Hashes that stages were bound to, by stage id. */
  public static Map<String, String> hashes(@Nullable FixResExperimentStatus status) {
    Map<String, String> hashes = new LinkedHashMap<>();
    bound(status).forEach((id, stage) -> hashes.put(id, stage.hash()));
    return hashes;
  }

  /** What stages have used up, by hash; every attempt but the first and disruptions counted. */
  public static Map<String, Tally> tallies(@Nullable FixResExperimentStatus status) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (StageStatus stage : bound(status).values()) {
      if (stage.attempts() != null) {
        tallies.put(stage.hash(), tally(stage.attempts(), stage.disruptions()));
      }
    }
    return tallies;
  }

  /**
   * Stages that failed for good, by hash: what is said of one generation of the spec holds until
   * the next, also when their Jobs have gone.
   */
  public static Map<String, Failure> failures(
      @Nullable FixResExperimentStatus status, long generation) {
    Map<String, Failure> failures = new LinkedHashMap<>();
    if (status == null || !Objects.equals(status.observedGeneration(), generation)) {
      return failures;
    }
    bound(status)
        .forEach(
            (id, stage) -> {
              if (stage.state() == StageState.FAILED) {
                failures.put(stage.hash(), failure(status.failure(), id, stage));
              }
            });
    return failures;
  }

  /** Hashes of stages that were given up, under whatever generation of the spec. */
  public static Set<String> givenUp(@Nullable FixResExperimentStatus status) {
    return hashes(status, StageState.FAILED);
  }

  /** Hashes of stages that had a result, under whatever generation of the spec. */
  public static Set<String> done(@Nullable FixResExperimentStatus status) {
    return hashes(status, StageState.SUCCEEDED);
  }

  private static Set<String> hashes(@Nullable FixResExperimentStatus status, StageState state) {
    return bound(status).values().stream()
        .filter(stage -> stage.state() == state)
        .map(StageStatus::hash)
        .collect(Collectors.toSet());
  }

  /** Seconds × accelerators of finished stages, by hash, at what the spec gave them then. */
  static Map<String, Long> bills(@Nullable FixResExperimentStatus status) {
    return byHash(status, StageStatus::gpuSeconds);
  }

  /** When the first attempts at stages began, by hash. */
  public static Map<String, String> starts(@Nullable FixResExperimentStatus status) {
    return byHash(status, StageStatus::startTime);
  }

  /** When stages ended, by themselves or stopped, by hash. */
  static Map<String, String> ends(@Nullable FixResExperimentStatus status) {
    return byHash(status, StageStatus::completionTime);
  }

  /** What is told of the stages that have a hash, where it is told. */
  private static <T> Map<String, T> byHash(
      @Nullable FixResExperimentStatus status, Function<StageStatus, @Nullable T> field) {
    Map<String, T> told = new LinkedHashMap<>();
    for (StageStatus stage : bound(status).values()) {
      T value = field.apply(stage);
      if (value != null) {
        told.put(stage.hash(), value);
      }
    }
    return told;
  }

  private static Failure failure(@Nullable FailureStatus cause, String id, StageStatus stage) {
    FailureStatus own = cause != null && id.equals(cause.stage()) ? cause : null;
    String reason = stage.reason() == null && own != null ? own.reason() : stage.reason();
    return Failure.remembered(
        reason,
        own == null ? null : own.exitCode(),
        Objects.requireNonNullElse(stage.message(), ""));
  }

  private static Tally tally(int attempts, @Nullable Integer disruptions) {
    int free = Objects.requireNonNullElse(disruptions, 0);
    return new Tally(attempts, Math.max(0, attempts - 1 - free), 0, free, 0);
  }

  /** The stages that have a hash, by id. */
  private static Map<String, StageStatus> bound(@Nullable FixResExperimentStatus status) {
    Map<String, StageStatus> bound = new LinkedHashMap<>();
    for (VariantStatus variant : variants(status)) {
      for (StageStatus stage : variant.stages()) {
        if (stage.hash() != null) {
          bound.put(id(variant, stage), stage);
        }
      }
    }
    return bound;
  }

  private static List<VariantStatus> variants(@Nullable FixResExperimentStatus status) {
    return status == null || status.variants() == null ? List.of() : status.variants();
  }

  private static String id(VariantStatus variant, StageStatus stage) {
    return variant.id().equals(ALL) ? stage.name() : variant.id() + "/" + stage.name();
  }
}
