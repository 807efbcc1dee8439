package io.fixres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.Labels;
import io.fixres.pipeline.decide.Remove;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoppedTest {
  @Test
  void aJobTellsWhyItWasStopped() {
    Stopped stopped = new Stopped(Remove.Why.STALLED, "no progress", "2026-01-01T00:00:00Z");

    assertThat(Stopped.of(job(stopped.encode()))).contains(stopped);
    assertThat(Stopped.of(new JobBuilder().withNewMetadata().endMetadata().build())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "by hand",
        "null",
        "{}",
        "{\"why\": null, \"message\": \"\", \"at\": \"2026-01-01T00:00:00Z\"}",
        "{\"why\": \"STALLED\", \"at\": \"2026-01-01T00:00:00Z\"}",
        "{\"why\": \"STALLED\", \"message\": \"\", \"at\": \"yesterday\"}"
      })
  void whatWasEditedByHandStillSaysThatItWasStopped(String annotation) {
    assertThat(Stopped.of(job(annotation)))
        .hasValueSatisfying(
            stopped -> {
              assertThat(stopped.why()).isEqualTo(Remove.Why.SUSPENDED);
              assertThat(stopped.instant()).isEqualTo(Instant.EPOCH);
            });
  }

  private static Job job(String annotation) {
    return new JobBuilder()
        .withNewMetadata()
        .addToAnnotations(Labels.STOPPED, annotation)
        .endMetadata()
        .build();
  }
}
