package io.fixres.operator.observe;

import static io.fixres.operator.observe.StageSightTest.BEGIN;
import static io.fixres.operator.observe.StageSightTest.begun;
import static io.fixres.operator.observe.StageSightTest.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.contract.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTraceTest {
  private static final Instant LATER = BEGIN.plusSeconds(36_000);

  @Test
  void aJobThatHadNoPodHasNoneSinceItBegan() {
    assertThat(new JobTrace(1).hasNoPod(attempt(begun(job())), LATER)).isEqualTo(BEGIN);
  }

  @Test
  void oneThatIsYetToBeginHasNoneSinceItWasFound() {
    Job resumed =
        new JobBuilder(begun(job()))
            .editStatus()
            .addNewCondition()
            .withType("Suspended")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    JobTrace trace = new JobTrace(1);

    assertThat(trace.hasNoPod(attempt(resumed), LATER)).isEqualTo(LATER);
    assertThat(trace.hasNoPod(attempt(job()), LATER.plusSeconds(9))).isEqualTo(LATER);
  }

  @Test
  void whatWasAtWorkBeforeARestartHasNoneSinceItWasFound() throws IOException {
    var experiment = new FixResExperiment();
    experiment.getMetadata().setUid("u");
    experiment.getMetadata().setGeneration(1L);
    experiment.setStatus(
        Json.read(
            """
            {"variants": [{"id": "r48-s0", "stages": [
               {"name": "train", "state": "Running", "hash": "0123abcd",
                "startTime": "2026-01-01T01:00:00Z"}]}]}
            """,
            FixResExperimentStatus.class));
    JobTrace trace = new JobTraces().of(experiment);

    assertThat(trace.hasNoPod(attempt(labelled("0123abcd")), LATER)).isEqualTo(LATER);
    assertThat(trace.hasNoPod(attempt(labelled("another")), LATER)).isEqualTo(BEGIN);
  }

  private static Job labelled(String hash) {
    return new JobBuilder(begun(job()))
        .editMetadata()
        .addToLabels(Labels.STAGE_HASH, hash)
        .endMetadata()
        .build();
  }

  private static Attempt attempt(Job job) {
    return new Attempt(job, List.of());
  }
}
