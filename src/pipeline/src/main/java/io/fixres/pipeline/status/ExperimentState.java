package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FixResExperimentStatus;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is going on with an experiment: the words of the State column, and one more. */
public enum ExperimentState {
  /** Nothing of it runs: something that it needs is missing, or others are first. */
  QUEUED("Queued"),
  /** A network learns, at its train size. */
  TRAINING("Training"),
  /** A network is scored, at all points or on the test split. */
  SWEEPING("Sweeping"),
  /** A network's last layers learn, at a test size. */
  FINE_TUNING("FineTuning"),
  /** The best point is selected. */
  CONCLUDING("Concluding"),
  /** The user holds it, and stages are still saving what they did. */
  SUSPENDING("Suspending"),
  /** The user holds it, and nothing of it runs. */
  SUSPENDED("Suspended"),
  /** All stages are done. */
  SUCCEEDED("Succeeded"),
  /** A stage failed for good, or the deadline passed. */
  FAILED("Failed"),
  /** The spec cannot be carried out; the column says why. */
  REFUSED("Refused");

  private final String word;

  ExperimentState(String word) {
    this.word = word;
  }

  /** As people and metrics read it. */
  public String word() {
    return word;
  }

  /** The state that a status tells of; empty = nobody has looked at the experiment yet. */
  public static Optional<ExperimentState> of(@Nullable FixResExperimentStatus status) {
    if (status == null) {
      return Optional.empty();
    }
    return status
        .condition(ConditionType.READY)
        .map(Condition::getReason)
        .map(ExperimentState::named);
  }

  private static ExperimentState named(String reason) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(reason))
        .findFirst()
        .orElse(REFUSED);
  }
}
