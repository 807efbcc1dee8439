package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stages that wait in a queue; what serves it is played. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class QueueCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void suspendedInItsQueueItIsMadeAgainWhenResumed() {
    at.createClaim();
    at.createQueue("gpus");
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("queued", "{queue: {name: gpus}}");
    Job first = at.awaitJob("r48-s0", "train");
    at.resume(first);
    at.awaitReason("queued", "Training");

    at.edit("queued", "{suspend: true}");

    FixResExperimentStatus status = at.awaitCondition("queued", "Suspended", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").attempts()).isEqualTo(1);
    await().until(() -> at.pods().isEmpty());
    at.edit("queued", "{suspend: false}");
    await().until(() -> at.jobs().size() == 2);
    assertThat(at.jobs())
        .filteredOn(job -> "2".equals(job.getMetadata().getLabels().get(Labels.ATTEMPT)))
        .singleElement()
        .satisfies(second -> assertThat(second.getSpec().getSuspend()).isTrue());
  }

  /** The queue, which would start again what is suspended, is played. */
  @Test
  void aQueuedStageThatDoesNotStartFailsForGood() {
    at.createClaim();
    at.createQueue("gpus");
    var quota = at.quota("no-pods", "pods");
    at.apply("queued", "{queue: {name: gpus}, failurePolicy: {startTimeoutSeconds: 10}}");
    Job job = at.awaitJob("r48-s0", "train");
    assertThat(job.getSpec().getSuspend()).isTrue();

    at.resume(job);

    FixResExperimentStatus status = at.awaitCondition("queued", "Stalled", "True");
    quota.delete();
    assertThat(status.failure().reason()).isEqualTo("StartTimeout");
    assertThat(status.failure().message())
        .contains("startTimeoutSeconds 10", "exceeded quota: no-pods");
    assertThat(at.jobs()).singleElement().satisfies(QueueCase::hasFailed);
  }

  @Test
  void aQueueThatIsNotThereIsNamed() {
    at.createClaim();

    at.apply("lost", "{queue: {name: gpu-reserch}}");

    FixResExperimentStatus status = at.awaitCondition("lost", "PrerequisitesReady", "False");
    assertThat(Playground.condition(status, "PrerequisitesReady").getReason())
        .isEqualTo("LocalQueueNotFound");
    assertThat(at.jobs()).isEmpty();
    at.createQueue("gpu-reserch");
    assertThat(at.awaitJob("r48-s0", "train").getSpec().getSuspend()).isTrue();
  }

  private static void hasFailed(Job job) {
    assertThat(job.getStatus().getConditions())
        .anySatisfy(condition -> assertThat(condition.getType()).isEqualTo("Failed"));
  }
}
