package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Json;
import io.fixres.operator.observe.Attempt;
import io.fixres.operator.progress.PlayedRunner;
import io.fixres.operator.settings.OperatorSettings;
import io.fixres.pipeline.Specs;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private PlayedRunner runner;
  private Surroundings around;

  @BeforeEach
  void startRunner() {
    runner = new PlayedRunner();
    around =
        new Surroundings(
            settings(),
            new ExperimentMetrics(new SimpleMeterRegistry()),
            Clock.fixed(NOW, ZoneOffset.UTC),
            runner.port());
  }

  @AfterEach
  void stopRunner() {
    runner.close();
  }

  @Test
  void whatIsGoneIsForgottenAndTheRestIsNot() throws IOException {
    // given
    FixResExperiment stays = remember("stays");
    FixResExperiment goes = remember("goes");

    // when
    around.forgetGone(
        () -> new Neighbours(List.of(stays), List.of(job("stays"))),
        () -> Neighbours.uids(List.of(pod("stays"))));

    // then
    assertThat(around.statusWritten()).containsOnlyKeys("stays");
    assertThat(active(stays)).hasSeconds(100);
    assertThat(active(goes)).isZero();
    assertThat(around.progress().heard("stays")).isPresent();
    assertThat(around.progress().heard("goes")).isEmpty();
    assertThat(around.disruptions().count(new Attempt(job("stays"), List.of()), 0)).isEqualTo(1);
    assertThat(around.disruptions().count(new Attempt(job("goes"), List.of()), 0)).isZero();
  }

  private FixResExperiment remember(String name) throws IOException {
    FixResExperiment experiment = new FixResExperiment();
    experiment.setMetadata(meta(name));
    experiment.setSpec(Specs.small());
    experiment.setStatus(
        Json.read(
            "{\"conditions\":[],\"startTime\":\"2026-01-01T00:00:00Z\",\"activeSeconds\":0}",
            FixResExperimentStatus.class));
    around.statusWritten().put(name, NOW);
    around.activeTime().of(experiment, NOW);
    around.disruptions().count(new Attempt(job(name), List.of(pod(name))), 0);
    around.progress().ask(pod(name), PlayedRunner.HASH, Duration.ZERO, () -> {});
    await().until(() -> around.progress().heard(name).isPresent());
    return experiment;
  }

  private Duration active(FixResExperiment experiment) {
    return around.activeTime().of(experiment, NOW.plusSeconds(100));
  }

  private static Job job(String name) {
    return new JobBuilder().withMetadata(meta(name)).build();
  }

  /** One that a drain has ended. */
  private static Pod pod(String name) {
    return new PodBuilder()
        .withMetadata(meta(name))
        .withNewStatus()
        .withPodIP("127.0.0.1")
        .withPhase("Failed")
        .addNewCondition()
        .withType("DisruptionTarget")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  private static ObjectMeta meta(String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace("vision")
        .withUid(name)
        .withCreationTimestamp(NOW.toString())
        .addToLabels(Attempt.JOB_NAME, name)
        .build();
  }

  private static OperatorSettings settings() {
    return new SmallRyeConfigBuilder()
        .withMapping(OperatorSettings.class)
        .withDefaultValue("fixres.runner-images.cpu", "fixres-runner:cpu")
        .build()
        .getConfigMapping(OperatorSettings.class);
  }
}
