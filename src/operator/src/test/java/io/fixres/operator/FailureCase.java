package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.contract.Json;
import io.fixres.contract.StageError;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes wrong in a cluster, and what the operator makes of it. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class FailureCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void aDivergedTrainingIsNotTriedAgain() {
    at.createClaim();
    at.kubelet()
        .when(
            "r48-s0/train",
            pod ->
                new End(
                    71,
                    "Error",
                    "{\"reason\":\"Diverged\",\"exitCode\":71,\"message\":\"loss is NaN at epoch 3\"}"));

    at.apply("diverges", "{}");

    FixResExperimentStatus status = at.awaitCondition("diverges", "Stalled", "True");
    assertThat(status.failure().reason()).isEqualTo("Diverged");
    assertThat(status.failure().exitCode()).isEqualTo(71);
    assertThat(status.failure().message()).contains("loss is NaN at epoch 3");
    assertThat(status.failure().pod()).startsWith("diverges-tr-");
    assertThat(at.jobs()).hasSize(1);
  }

  @Test
  void aFailureIsFinalWhenItsJobIsGone() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> new End(71, "Error", ""));
    at.apply("final", "{jobRetention: {ttlSecondsAfterCollected: 1}}");
    at.awaitCondition("final", "Stalled", "True");

    await().until(() -> at.jobs().isEmpty());

    await().during(Duration.ofSeconds(5)).until(() -> at.jobs().isEmpty());
    FixResExperimentStatus status = at.status("final");
    assertThat(Playground.condition(status, "Stalled").getStatus()).isEqualTo("True");
    assertThat(status.failure().reason()).isEqualTo("Diverged");
  }

  @Test
  void aChangedSpecGivesAFailedStageAnotherTry() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> new End(66, "Error", ""));
    at.apply("mended", "{}");
    at.awaitCondition("mended", "Stalled", "True");
    at.kubelet().when("r48-s0/train", FakeKubelet::result);

    at.edit("mended", "{progress: {intervalSeconds: 30}}");

    FixResExperimentStatus status = at.awaitCondition("mended", "Succeeded", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").attempts()).isEqualTo(2);
  }

  @Test
  void aChangedSpecGivesBackTheRetriesThatWereUsedUp() {
    at.createClaim();
    End outOfMemory = new End(137, "OOMKilled", "");
    at.kubelet().when("r48-s0/train", pod -> outOfMemory);
    at.apply("roomier", "{}");
    at.awaitCondition("roomier", "Stalled", "True");
    at.firstPodEnds("r48-s0/train", outOfMemory);

    at.edit("roomier", "{template: {resources: {limits: {memory: 8Gi}}}}");

    FixResExperimentStatus status = at.awaitCondition("roomier", "Succeeded", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").attempts()).isEqualTo(4);
  }

  @Test
  void aRunnerOfAnotherReleaseIsRefused() {
    at.createClaim();
    at.kubelet()
        .when(
            "r48-s0/train",
            pod ->
                new End(
                    64,
                    "Error",
                    Json.write(
                        new StageError(
                            StageError.RUNNER_INCOMPATIBLE, 64, "speaks version 2, not 1"))));

    at.apply("foreign", "{runner: {image: registry.example.com/vision/mine:1}}");

    FixResExperimentStatus status = at.awaitCondition("foreign", "Accepted", "False");
    assertThat(Playground.condition(status, "Accepted").getReason())
        .isEqualTo("RunnerIncompatible");
    assertThat(Playground.condition(status, "Stalled").getMessage())
        .contains("speaks version 2, not 1");
    assertThat(at.jobs()).hasSize(1);
  }

  @Test
  void outOfMemoryGetsOneMoreAttempt() {
    at.createClaim();
    AtomicInteger runs = at.firstPodEnds("r48-s0/train", new End(137, "OOMKilled", ""));

    at.apply("hungry", "{}");

    FixResExperimentStatus status = at.awaitCondition("hungry", "Succeeded", "True");
    assertThat(runs).hasValue(2);
    assertThat(Playground.stage(status, "r48-s0", "train").attempts()).isEqualTo(2);
  }

  @Test
  void aFailureThatMayPassIsRetriedByItsJob() {
    at.createClaim();
    AtomicInteger runs = at.firstPodEnds("r48-s0/train", new End(74, "Error", ""));

    at.apply("flaky", "{}");

    at.awaitCondition("flaky", "Succeeded", "True");
    assertThat(runs).hasValue(2);
  }

  @Test
  void aDamagedResultIsWrittenAgainWithoutAnAccelerator() {
    at.createClaim();
    at.firstPodEnds("r48-s0/sweep", new End(0, "Completed", "FIXRES1 00000000 {}"));

    at.apply("damaged", "{template: {gpu: {resourceName: nvidia.com/gpu, count: 1}}}");

    at.awaitCondition("damaged", "Succeeded", "True");
    Job again =
        at.jobs().stream()
            .filter(job -> "sweep".equals(job.getMetadata().getLabels().get(Labels.STAGE)))
            .filter(job -> "2".equals(job.getMetadata().getLabels().get(Labels.ATTEMPT)))
            .findFirst()
            .orElseThrow();
    assertThat(
            again
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getLimits())
        .doesNotContainKey("nvidia.com/gpu");
  }

  @Test
  void aDeletedPodIsADisruptionAndCostsNoRetry() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("drained", "{}");
    at.awaitReason("drained", "Training");
    at.kubelet().when("r48-s0/train", FakeKubelet::result);

    at.client().pods().inNamespace(at.namespace()).delete();

    FixResExperimentStatus status = at.awaitCondition("drained", "Succeeded", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").disruptions()).isEqualTo(1);
    assertThat(at.jobs()).allMatch(job -> job.getMetadata().getName().endsWith("-1"));
  }

  @Test
  void aJobThatIsNotTakenIsToldAndTriedAgain() {
    at.createClaim();
    var quota = at.quota("no-jobs", "count/jobs.batch");

    at.apply("turned-away", "{}");

    FixResExperimentStatus status = at.awaitMessage("turned-away", "exceeded quota: no-jobs");
    assertThat(Playground.condition(status, "PrerequisitesReady").getReason())
        .isEqualTo("JobRefused");
    quota.delete();
    at.awaitCondition("turned-away", "Succeeded", "True");
  }

  @Test
  void aQuotaThatIsUsedUpIsNamed() {
    at.createClaim();
    var quota = at.quota("no-pods", "pods");

    at.apply("poor", "{progress: {intervalSeconds: 5}}");

    FixResExperimentStatus status = at.awaitMessage("poor", "exceeded quota: no-pods");
    assertThat(Playground.condition(status, "Reconciling").getMessage())
        .contains("exceeded quota: no-pods");
    assertThat(Playground.condition(status, "Ready").getReason()).isEqualTo("Queued");
    quota.delete();
    at.awaitCondition("poor", "Succeeded", "True");
  }

  @Test
  void aVolumeThatIsNotMountedIsNamed() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NOT_STARTED);
    at.apply("unmounted", "{}");
    await().until(() -> !at.pods().isEmpty());
    Pod pod = at.pods().get(0);

    at.client()
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName("unmounted")
                .withNamespace(at.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withKind("Pod")
                .withNamespace(at.namespace())
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endInvolvedObject()
                .withReason("FailedMount")
                .withMessage("no such share")
                .withLastTimestamp(Instant.now().toString())
                .build())
        .create();

    at.awaitMessage("unmounted", "FailedMount: no such share");
    at.kubelet().end(pod, FakeKubelet.result(pod));
    at.awaitCondition("unmounted", "Succeeded", "True");
  }

  @Test
  void aJobDeletedByHandIsMadeAgain() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("robbed", "{}");
    at.awaitReason("robbed", "Training");
    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    at.edit("robbed", "{progress: {intervalSeconds: 30}}");
    await().until(() -> at.status("robbed").observedGeneration() == 2); // it has seen the Job

    at.client().batch().v1().jobs().inNamespace(at.namespace()).delete();

    FixResExperimentStatus status = at.awaitCondition("robbed", "Succeeded", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").disruptions()).isEqualTo(1);
    assertThat(at.client().v1().events().inNamespace(at.namespace()).list().getItems())
        .filteredOn(event -> event.getReason().equals("JobRecreated"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getType()).isEqualTo("Warning");
              assertThat(event.getInvolvedObject().getName()).isEqualTo("robbed");
              assertThat(event.getMessage())
                  .matches(
                      "r48-s0/train: its Job was deleted; it is made again as"
                          + " robbed-tr-[0-9a-f]{8}-2 and goes on from the last checkpoint");
            });
  }
}
