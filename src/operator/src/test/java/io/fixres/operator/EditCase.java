package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A spec that changes while its stages are at work. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class EditCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void whatIsRefusedHoldsNoPodAndGoesOnOnceMended() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("mistyped", "{}");
    at.awaitReason("mistyped", "Training");
    await().until(() -> !at.pods().isEmpty());

    at.edit("mistyped", "{profile: no-such}");

    FixResExperimentStatus refused = at.awaitCondition("mistyped", "Accepted", "False");
    assertThat(refused.jobs().active()).isZero();
    assertThat(Playground.stage(refused, "r48-s0", "train").state()).isEqualTo(StageState.PENDING);
    await().until(() -> at.pods().isEmpty());

    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    at.edit("mistyped", "{profile: null}");

    FixResExperimentStatus status = at.awaitCondition("mistyped", "Succeeded", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").disruptions()).isEqualTo(1);
  }

  @Test
  void aJobThatTheSpecNoLongerAsksForGoes() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("longer", "{updatePolicy: Rerun}");
    String obsolete = at.awaitJob("r48-s0", "train").getMetadata().getName();
    at.kubelet().when("r48-s0/train", FakeKubelet::result);

    at.edit("longer", "{train: {epochs: 3}}");

    await()
        .until(
            () ->
                at.jobs().stream().noneMatch(job -> job.getMetadata().getName().equals(obsolete)));
    at.awaitCondition("longer", "Succeeded", "True");
  }
}
