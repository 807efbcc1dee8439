package io.fixres.operator.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fixres.api.Labels;
import io.fixres.contract.Json;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.Failure;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why the operator stopped an attempt, kept on its Job: a restart of the operator forgets nothing.
 *
 * @param why the reason
 * @param message for people
 * @param at when, ISO 8601
 */
public record Stopped(Remove.Why why, String message, String at) {
  /**
   * The canonical constructor.
   *
   * @throws RuntimeException if something is missing or {@code at} is no time: it was edited by
   *     hand
   */
  public Stopped {
    Objects.requireNonNull(why);
    Objects.requireNonNull(message);
    Instant.parse(at);
  }

  /** As the Job's annotation. */
  public String encode() {
    return Json.write(this);
  }

  /** What the Job's annotation says; empty when it was not stopped by us. */
  static Optional<Stopped> of(HasMetadata job) {
    String text = job.getMetadata().getAnnotations().get(Labels.STOPPED);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(text, Stopped.class));
    } catch (JsonProcessingException e) {
      String unknown = Instant.EPOCH.toString();
      return Optional.of(new Stopped(Remove.Why.SUSPENDED, "stopped", unknown)); // edited by hand
    }
  }

  /** What the attempt ended with. */
  Failure failure() {
    return new Remove("", why, message).failure();
  }

  Instant instant() {
    return Instant.parse(at);
  }
}
