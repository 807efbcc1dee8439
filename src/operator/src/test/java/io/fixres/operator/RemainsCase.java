package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is of before, and what is not. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class RemainsCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void whatANamesakeLeftIsNotTakenForItsOwn() {
    at.createClaim();
    at.apply("twin", "{}");
    at.awaitCondition("twin", "Succeeded", "True");
    delete("twin", DeletionPropagation.ORPHAN);

    at.apply("twin", "{}");

    FixResExperimentStatus blocked = at.awaitCondition("twin", "PrerequisitesReady", "False");
    Condition told = Playground.condition(blocked, "PrerequisitesReady");
    assertThat(told.getReason()).isEqualTo("JobExists");
    assertThat(told.getMessage()).contains("is not of this experiment", "kubectl delete job twin-");
    at.client().batch().v1().jobs().inNamespace(at.namespace()).delete();
    String uid = at.get("twin").getMetadata().getUid();
    at.awaitCondition("twin", "Succeeded", "True");
    assertThat(at.jobs())
        .hasSize(5)
        .allMatch(job -> uid.equals(job.getMetadata().getLabels().get(Labels.EXPERIMENT_UID)));
  }

  private void delete(String name, DeletionPropagation how) {
    at.client()
        .resources(FixResExperiment.class)
        .inNamespace(at.namespace())
        .withName(name)
        .withPropagationPolicy(how)
        .delete();
    await().until(() -> at.get(name) == null);
  }

  private boolean anyPodRuns() {
    return at.pods().stream().anyMatch(pod -> pod.getStatus().getPhase().equals("Running"));
  }

  @Test
  void whoWaitsForANamesakesPodHasNotBegun() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.kubelet().saveSlowly();
    at.apply("heir", "{}");
    await().until(this::anyPodRuns);
    delete("heir", DeletionPropagation.BACKGROUND);
    at.kubelet().when("r48-s0/train", FakeKubelet::result);

    at.apply("heir", "{}");

    FixResExperimentStatus status = at.awaitMessage("heir", "of this name is still ending");
    assertThat(Playground.condition(status, "Ready").getReason()).isEqualTo("Queued");
    assertThat(status.startTime()).isNull();
    assertThat(status.jobs().active()).isZero();
    at.edit("heir", "{suspend: true}");
    assertThat(at.awaitCondition("heir", "Suspended", "True").startTime()).isNull();
    at.kubelet().saved();
    at.edit("heir", "{suspend: false}");
    at.awaitCondition("heir", "Succeeded", "True");
  }

  @Test
  void aConclusionThatAnotherReplacedIsDrawnAnew() {
    at.createClaim();
    at.kubelet().when("conclude", FakeKubelet::resultNow);
    at.apply("back", "{updatePolicy: Rerun}");
    FixResExperimentStatus first = at.awaitCondition("back", "Succeeded", "True");
    at.edit("back", "{selection: {margin: 1.0}}");
    await().until(() -> at.status("back").observedGeneration() == 2);
    at.awaitCondition("back", "Succeeded", "True");

    at.edit("back", "{selection: {margin: 0.3}}");
    await().until(() -> at.status("back").observedGeneration() == 3);

    FixResExperimentStatus last = at.awaitCondition("back", "Succeeded", "True");
    assertThat(Playground.stage(last, "all", "conclude").hash())
        .isEqualTo(Playground.stage(first, "all", "conclude").hash());
    assertThat(Playground.stage(last, "all", "conclude").attempts()).isEqualTo(2);
  }
}
