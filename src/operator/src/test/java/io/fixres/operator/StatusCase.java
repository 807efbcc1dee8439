package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.api.StageStatus;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.fixres.operator.cluster.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom a status is of, and who else writes to it. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class StatusCase {
  private static final String TWO_VARIANTS = "{train: {resolutions: [48, 56]}}";

  @RegisterExtension final Playground at = new Playground();

  @Test
  void oneOfTheSameNameIsNotToldTheFailureOfTheOneBefore() throws IOException {
    // given: one that has a failed stage, and the operator makes another Job of it
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> new End(71, "Error", ""));
    at.kubelet().when("r56-s0/train", pod -> End.NEVER);
    at.apply("anew", TWO_VARIANTS);
    await().until(() -> train("anew").state() == StageState.FAILED);
    try (Webhook slow = new Webhook(at.client(), at.namespace(), "CREATE", "Ignore")) {
      slow.hold();
      at.kubelet().when("r56-s0/train", FakeKubelet::result);
      at.pods().stream()
          .filter(pod -> pod.getStatus().getPhase().equals("Running"))
          .forEach(pod -> at.kubelet().end(pod, new End(137, "OOMKilled", "")));
      await().until(slow::isHolding);

      // when: meanwhile it is replaced
      experiment("anew").delete();
      await().until(() -> at.get("anew") == null);
      at.kubelet().when("r48-s0/train", FakeKubelet::result);
      at.apply("anew", TWO_VARIANTS);
    }

    // then
    at.awaitCondition("anew", "Succeeded", "True");
    assertThat(train("anew").state()).isEqualTo(StageState.SUCCEEDED);
  }

  @Test
  void whatSomebodyElseWroteGoesButForTheirConditions() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("restored", "{progress: {mode: 'Off'}}");
    at.awaitReason("restored", "Training");
    String backup =
        """
        {"apiVersion": "fixres.io/v1alpha1", "kind": "FixResExperiment",
         "metadata": {"name": "restored", "namespace": "%s"},
         "status": {"completionTime": "2026-01-01T00:00:00Z", "failure": {"reason": "Diverged"},
          "conditions": [{"type": "example.com/Seen", "status": "True", "reason": "Seen",
           "message": "", "lastTransitionTime": "2026-01-01T00:00:00Z"}]}}
        """
            .formatted(at.namespace());

    experiment("restored")
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("backup")
                .build(),
            backup);
    at.edit("restored", "{progress: {intervalSeconds: 30}}"); // a status alone is no event

    FixResExperimentStatus status =
        await().until(() -> at.status("restored"), seen -> seen.completionTime() == null);
    assertThat(status.failure()).isNull();
    assertThat(Playground.condition(status, "Ready").getReason()).isEqualTo("Training");
    assertThat(Playground.condition(status, "example.com/Seen").getStatus()).isEqualTo("True");
    String version = at.get("restored").getMetadata().getResourceVersion();
    await()
        .during(Duration.ofSeconds(3))
        .until(() -> at.get("restored").getMetadata().getResourceVersion().equals(version));
  }

  private StageStatus train(String name) {
    return Playground.stage(at.awaitCondition(name, "Accepted", "True"), "r48-s0", "train");
  }

  private Resource<FixResExperiment> experiment(String name) {
    return at.client().resources(FixResExperiment.class).inNamespace(at.namespace()).withName(name);
  }
}
