package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.fixres.operator.cluster.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A webhook is away that must see everything: Jobs cannot be made, or not be changed. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class WebhookCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void aJobThatCannotBeMadeIsTold() throws IOException {
    at.createClaim();
    try (Webhook away = away("CREATE")) {
      at.apply("unseen", "{}");

      FixResExperimentStatus status = at.awaitMessage("unseen", "failed calling webhook");
      assertThat(Playground.condition(status, "PrerequisitesReady").getReason())
          .isEqualTo("JobRefused");
    }
    at.awaitCondition("unseen", "Succeeded", "True");
  }

  @Test
  void aJobThatCannotBeStoppedIsTold() throws IOException {
    train("goes-on");
    try (Webhook away = away("UPDATE")) {
      at.edit("goes-on", "{suspend: true}");

      FixResExperimentStatus status = at.awaitCondition("goes-on", "PrerequisitesReady", "False");
      assertStopIsRefused(status, "job goes-on-tr-");
      assertThat(Playground.condition(status, "Suspended").getReason()).isEqualTo("Suspending");
    }
    FixResExperimentStatus status = at.awaitCondition("goes-on", "Suspended", "True");
    assertThat(Playground.condition(status, "PrerequisitesReady").getStatus()).isEqualTo("True");
  }

  @Test
  void aRefusedSpecWhoseJobCannotBeStoppedSaysThatItRuns() throws IOException {
    train("mistyped");
    try (Webhook away = away("UPDATE")) {
      at.edit("mistyped", "{profile: no-such}");

      FixResExperimentStatus status = at.awaitCondition("mistyped", "PrerequisitesReady", "False");
      assertThat(Playground.condition(status, "Accepted").getReason()).isEqualTo("UnknownProfile");
      assertStopIsRefused(status, "job mistyped-tr-");
      assertThat(trained(status)).isEqualTo(StageState.RUNNING);
    }
    await().until(() -> trained(at.status("mistyped")) == StageState.PENDING);
    assertThat(at.status("mistyped").condition("PrerequisitesReady")).isEmpty();
  }

  @Test
  void theEndIsToldThoughItsJobIsNotLetGo() throws IOException {
    at.createClaim();
    at.kubelet().when("conclude", pod -> End.NEVER);
    at.apply("done", "{}");
    at.awaitReason("done", "Concluding");
    List<Pod> working = await().until(this::running, pods -> !pods.isEmpty());
    try (Webhook away = away("UPDATE")) {
      working.forEach(pod -> at.kubelet().end(pod, FakeKubelet.result(pod)));

      at.awaitCondition("done", "Succeeded", "True");
      assertThat(at.jobs()).anyMatch(job -> job.getSpec().getTtlSecondsAfterFinished() == null);
    }
    await()
        .until(
            () ->
                at.jobs().stream()
                    .allMatch(job -> job.getSpec().getTtlSecondsAfterFinished() != null));
  }

  /** Begins an experiment that trains until it is stopped. */
  private void train(String name) {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply(name, "{}");
    at.awaitReason(name, "Training");
  }

  private static void assertStopIsRefused(FixResExperimentStatus status, String job) {
    assertThat(Playground.condition(status, "PrerequisitesReady").getMessage())
        .contains("the stop of " + job, "failed calling webhook");
  }

  private List<Pod> running() {
    return at.pods().stream().filter(pod -> pod.getStatus().getPhase().equals("Running")).toList();
  }

  private static StageState trained(FixResExperimentStatus status) {
    return Playground.stage(status, "r48-s0", "train").state();
  }

  private Webhook away(String operation) throws IOException {
    return new Webhook(at.client(), at.namespace(), operation, "Fail");
  }
}
