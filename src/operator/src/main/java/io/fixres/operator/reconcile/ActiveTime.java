package io.fixres.operator.reconcile;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.status.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Measures unsuspended time: what the status says, and what has passed since it was first read. */
final class ActiveTime {
  private final Map<String, Span> spans = new ConcurrentHashMap<>();

  private record Span(Duration before, Instant since) {}

  /** How long an experiment has been active at {@code now}. */
  Duration of(FixResExperiment experiment, Instant now) {
    String uid = experiment.getMetadata().getUid();
    FixResExperimentStatus status = experiment.getStatus();
    Duration told = told(status);
    boolean runs =
        status != null
            && status.startTime() != null
            && status.completionTime() == null
            && !experiment.getSpec().suspend();
    if (!runs) {
      Span ended = spans.remove(uid);
      return ended == null ? told : sum(ended, now);
    }
    return sum(spans.computeIfAbsent(uid, unused -> new Span(told, now)), now);
  }

  /** How long a refused one has been active: time passes until all of it is told to stop. */
  Duration of(FixResExperiment experiment, Refusal refusal, Instant now) {
    Duration active = of(experiment, now);
    if (refusal.unstopped() == null) {
      spans.remove(experiment.getMetadata().getUid());
    }
    return active;
  }

  /** Forgets experiments that are gone. */
  void retain(Set<String> experimentUids) {
    spans.keySet().retainAll(experimentUids);
  }

  private static Duration told(@Nullable FixResExperimentStatus status) {
    return status == null || status.activeSeconds() == null
        ? Duration.ZERO
        : Duration.ofSeconds(status.activeSeconds());
  }

  private static Duration sum(Span span, Instant now) {
    return span.before().plus(Duration.between(span.since(), now));
  }
}
