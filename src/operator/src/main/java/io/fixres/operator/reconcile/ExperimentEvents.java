package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.status.ConditionType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what changed as Kubernetes events, after the status that says so was written. */
final class ExperimentEvents {
  private static final List<String> TOLD =
      List.of(
          ConditionType.ACCEPTED,
          ConditionType.PREREQUISITES_READY,
          ConditionType.READY,
          ConditionType.RESULTS_COLLECTED,
          ConditionType.BEST_FOUND);

  private static final Logger LOG = LoggerFactory.getLogger(ExperimentEvents.class);

  private final KubernetesClient client;

  ExperimentEvents(KubernetesClient client) {
    this.client = client;
  }

  /** One event for each condition whose reason is new. */
  void tell(
      FixResExperiment experiment,
      @Nullable FixResExperimentStatus before,
      FixResExperimentStatus after,
      Instant now) {
    for (String type : TOLD) {
      after
          .condition(type)
          .filter(condition -> isNews(before, condition))
          .ifPresent(condition -> send(experiment, told(condition), now));
    }
  }

  /** One event for each Job that is made again because somebody deleted it. */
  void tellRecreated(FixResExperiment experiment, Decision decision, Instant now) {
    for (Launch launch : decision.recreations()) {
      String message =
          "%s: its Job was deleted; it is made again as %s and goes on from the last checkpoint"
              .formatted(launch.stage().id(), launch.jobName(experiment.getMetadata().getName()));
      send(experiment, new Told("Warning", "JobRecreated", message), now);
    }
  }

  private record Told(String type, String reason, String message) {}

  private static boolean isNews(@Nullable FixResExperimentStatus before, Condition condition) {
    boolean isAsExpected =
        condition.getType().equals(ConditionType.ACCEPTED) && condition.getStatus().equals("True");
    if (condition.getMessage().isEmpty() || isAsExpected) {
      return false;
    }
    return before == null
        || before
            .condition(condition.getType())
            .map(earlier -> !earlier.getReason().equals(condition.getReason()))
            .orElse(true);
  }

  private static Told told(Condition condition) {
    boolean isGood =
        condition.getStatus().equals("True") || condition.getReason().equals("Pending");
    return new Told(isGood ? "Normal" : "Warning", condition.getReason(), condition.getMessage());
  }

  private void send(FixResExperiment experiment, Told told, Instant now) {
    Event event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(experiment.getMetadata().getName() + ".")
            .withNamespace(experiment.getMetadata().getNamespace())
            .endMetadata()
            .withNewInvolvedObject()
            .withApiVersion(experiment.getApiVersion())
            .withKind(experiment.getKind())
            .withName(experiment.getMetadata().getName())
            .withNamespace(experiment.getMetadata().getNamespace())
            .withUid(experiment.getMetadata().getUid())
            .endInvolvedObject()
            .withType(told.type())
            .withReason(told.reason())
            .withMessage(told.message())
            .withNewSource("fixres-operator", null)
            .withFirstTimestamp(now.toString())
            .withLastTimestamp(now.toString())
            .withCount(1)
            .build();
    try {
      client.v1().events().resource(event).create();
    } catch (KubernetesClientException e) {
      // The status says it too: an event that cannot be sent is no reason to do the pass again.
      LOG.atDebug().setCause(e).log("event not sent");
    }
  }
}
