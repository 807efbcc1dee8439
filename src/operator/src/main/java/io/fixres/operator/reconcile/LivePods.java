package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.observe.Attempt;
import io.fixres.operator.observe.PodLookup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the API server itself says of a Job's pods.
 *
 * @param client asks it
 * @param complaints what was heard before
 * @param now the time
 */
record LivePods(KubernetesClient client, Complaints complaints, Instant now) implements PodLookup {
  private static final String NOT_CREATED = "FailedCreate";
  private static final Set<String> NOT_MOUNTED = Set.of("FailedAttachVolume", "FailedMount");
  private static final String PREFIX = "Error creating: ";

  @Override
  public List<Pod> podsOf(Attempt attempt) {
    return client
        .pods()
        .inNamespace(attempt.job().getMetadata().getNamespace())
        .withLabel(Attempt.JOB_NAME, attempt.name())
        .list()
        .getItems();
  }

  /** A quota that is used up, a limit range, an admission policy: only an event tells. */
  @Override
  public Optional<String> whyNoPod(Attempt attempt) {
    Job job = attempt.job();
    return complaints.of(
        job,
        now,
        () ->
            newest(events(job).filter(event -> NOT_CREATED.equals(event.getReason())))
                .map(Event::getMessage)
                .map(words -> words.startsWith(PREFIX) ? words.substring(PREFIX.length()) : words));
  }

  /** What it was told of last holds: a volume that was late is followed by other events. */
  @Override
  public Optional<String> whyNotMounted(Pod pod) {
    return complaints.of(
        pod,
        now,
        () ->
            newest(events(pod))
                .filter(event -> NOT_MOUNTED.contains(event.getReason()))
                .map(event -> event.getReason() + ": " + event.getMessage()));
  }

  private Stream<Event> events(HasMetadata object) {
    return client
        .v1()
        .events()
        .inNamespace(object.getMetadata().getNamespace())
        .withField("involvedObject.uid", object.getMetadata().getUid())
        .list()
        .getItems()
        .stream();
  }

  /** Of those of one second the last listed: their names ascend with time. */
  static Optional<Event> newest(Stream<Event> events) {
    return events.reduce((older, other) -> time(other).compareTo(time(older)) < 0 ? older : other);
  }

  private static String time(Event event) {
    return Objects.requireNonNullElse(event.getLastTimestamp(), "");
  }
}
