package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes conditions; the transition time changes with the status alone. */
final class ConditionSet {
  /** The condition holds. */
  static final String TRUE = "True";

  /** The condition does not hold. */
  static final String FALSE = "False";

  /** It is not known yet. */
  static final String UNKNOWN = "Unknown";

  private final List<Condition> previous;
  private final long generation;
  private final Instant now;
  private final List<Condition> conditions = new ArrayList<>();

  ConditionSet(List<Condition> previous, long generation, Instant now) {
    this.previous = previous;
    this.generation = generation;
    this.now = now;
  }

  ConditionSet add(String type, String status, String reason, String message) {
    conditions.add(
        new ConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(reason)
            .withMessage(message)
            .withObservedGeneration(generation)
            .withLastTransitionTime(since(type, status))
            .build());
    return this;
  }

  List<Condition> all() {
    return List.copyOf(conditions);
  }

  private String since(String type, String status) {
    return previous.stream()
        .filter(condition -> condition.getType().equals(type))
        .filter(condition -> condition.getStatus().equals(status))
        .map(Condition::getLastTransitionTime)
        .findFirst()
        .orElse(now.toString());
  }
}
