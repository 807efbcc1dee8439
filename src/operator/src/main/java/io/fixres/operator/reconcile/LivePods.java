package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.observe.Attempt;
import io.fixres.operator.observe.PodLookup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the API server itself says of a Job's pods.
 *
 * @param client asks it
 * @param complaints what was heard before
 * @param now the time
 */
record LivePods(KubernetesClient client, Complaints complaints, Instant now) implements PodLookup {
  private static final String NOT_CREATED = "FailedCreate";
  private static final String PREFIX = "Error creating: ";

  @Override
  public List<Pod> podsOf(Attempt attempt) {
    return client
        .pods()
        .inNamespace(namespace(attempt))
        .withLabel(Attempt.JOB_NAME, attempt.name())
        .list()
        .getItems();
  }

  /** A quota that is used up, a limit range, an admission policy: only an event tells. */
  @Override
  public Optional<String> whyNoPod(Attempt attempt) {
    return complaints.of(attempt, now, () -> failedCreate(attempt));
  }

  private Optional<String> failedCreate(Attempt attempt) {
    return client
        .v1()
        .events()
        .inNamespace(namespace(attempt))
        .withField("involvedObject.uid", attempt.job().getMetadata().getUid())
        .list()
        .getItems()
        .stream()
        .filter(event -> NOT_CREATED.equals(event.getReason()))
        .max(Comparator.comparing(LivePods::time))
        .map(Event::getMessage)
        .map(words -> words.startsWith(PREFIX) ? words.substring(PREFIX.length()) : words);
  }

  private static String time(Event event) {
    return Objects.requireNonNullElse(event.getLastTimestamp(), "");
  }

  private static String namespace(Attempt attempt) {
    return attempt.job().getMetadata().getNamespace();
  }
}
