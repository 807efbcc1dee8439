package io.fixres.operator.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.ProgressStatus;
import io.fixres.contract.Json;
import io.fixres.pipeline.status.ConditionType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Judges whether a status differs enough from the last one to be worth a write. */
final class StatusChange {
  /** So much active time is news: a restart of the operator forgets what was not told. */
  static final Duration ACTIVE_EVERY = Duration.ofMinutes(10);

  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(60);

  private final @Nullable FixResExperimentStatus before;
  private final FixResExperimentStatus after;

  StatusChange(@Nullable FixResExperimentStatus before, FixResExperimentStatus after) {
    this.before = before;
    this.after = after;
  }

  /**
   * Whether it is.
   *
   * @param written when the status was last written; null = not by this process
   */
  boolean isWorthWriting(@Nullable Instant written, Instant now) {
    if (before == null || !essence(before).equals(essence(after)) || hasBeenActive()) {
      return true;
    }
    if (Objects.equals(before.progress(), after.progress())) {
      return false;
    }
    boolean isDue = written == null || !now.isBefore(written.plus(PROGRESS_EVERY));
    return isDue || hasMoved(before.progress(), after.progress());
  }

  private boolean hasBeenActive() {
    return before != null
        && activeSeconds(after) - activeSeconds(before) >= ACTIVE_EVERY.toSeconds();
  }

  private static long activeSeconds(FixResExperimentStatus status) {
    return Objects.requireNonNullElse(status.activeSeconds(), 0L);
  }

  private static boolean hasMoved(
      @Nullable ProgressStatus earlier, @Nullable ProgressStatus later) {
    return earlier == null
        || later == null
        || !earlier.stage().equals(later.stage())
        || !Objects.equals(earlier.percent(), later.percent());
  }

  /** A stage starts when its pod does, at last when its result says. */
  private static void withoutMovingStart(JsonNode stage) {
    if (stage instanceof ObjectNode row && !row.has("completionTime")) {
      row.remove("startTime");
    }
  }

  /**
   * Everything but what others tell, what moves with the clock, and what can be told with the next
   * change.
   */
  private static JsonNode essence(FixResExperimentStatus status) {
    List<Condition> ours = status.conditions().stream().filter(ConditionType::isOurs).toList();
    ObjectNode tree = (ObjectNode) Json.tree(status.withConditions(ours));
    tree.remove("activeSeconds");
    tree.remove("progress");
    if (tree.get("runner") instanceof ObjectNode runner) {
      runner.remove("imageID");
    }
    for (JsonNode stage : tree.path("variants").findValues("stages")) {
      stage.forEach(StatusChange::withoutMovingStart);
    }
    return tree;
  }
}
