package io.fixres.pipeline.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fixres.api.FixResExperimentStatus;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is going on with an experiment: the words of the State column, and one more. */
public enum ExperimentState {
  QUEUED("Queued"),
  TRAINING("Training"),
  SWEEPING("Sweeping"),
  FINE_TUNING("FineTuning"),
  CONCLUDING("Concluding"),
  SUSPENDING("Suspending"),
  SUSPENDED("Suspended"),
  SUCCEEDED("Succeeded"),
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
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(ConditionType.READY))
        .map(Condition::getReason)
        .map(ExperimentState::named)
        .findFirst();
  }

  private static ExperimentState named(String reason) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(reason))
        .findFirst()
        .orElse(REFUSED);
  }
}
