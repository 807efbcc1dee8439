package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.Labels;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments on a real API server and Job controller; only the nodes are played. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class LifeCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void anAppliedExperimentSucceeds() {
    at.createClaim();

    at.apply("small", "{}");

    FixResExperimentStatus status = at.awaitCondition("small", "Succeeded", "True");
    assertThat(status.best().testResolution()).isEqualTo(56);
    assertThat(status.results().configMap()).isEqualTo("small-results");
    assertThat(status.runner().image()).isEqualTo("localhost/fixres-runner:cpu");
    assertThat(status.runner().imageID()).isEqualTo(FakeKubelet.IMAGE_ID);
    assertThat(status.runner().version()).isEqualTo("0.1.0");
    var files =
        at.client()
            .configMaps()
            .inNamespace(at.namespace())
            .withName("small-results")
            .get()
            .getData();
    assertThat(files).containsOnlyKeys("results.json", "matrix.csv");
    assertThat(files.get("matrix.csv").lines())
        .hasSize(1 + 2 * 5) // untuned and tuned, five sizes each
        .anyMatch(row -> row.startsWith("tiny_resnet8,56,"));
  }

  @Test
  void jobsAskForWhatTheSpecSaysAndBelongToTheExperiment() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);

    var experiment =
        at.apply(
            "gpu",
            "{template: {gpu: {resourceName: nvidia.com/gpu, count: 1}, "
                + "resources: {requests: {cpu: '2'}}, "
                + "extraVolumes: [{name: memory, emptyDir: {medium: Memory}}]}}");

    Job job = at.awaitJob("r48-s0", "train");
    assertThat(job.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> assertThat(owner.getUid()).isEqualTo(experiment.getMetadata().getUid()));
    assertThat(job.getMetadata().getName()).matches("gpu-tr-[0-9a-f]{8}-1");
    assertThat(job.getSpec().getTemplate().getSpec().getNodeSelector())
        .isEqualTo(Map.of("node-role.kubernetes.io/worker", ""));
    var container = job.getSpec().getTemplate().getSpec().getContainers().get(0);
    assertThat(container.getImage()).isEqualTo("localhost/fixres-runner:cu124");
    assertThat(container.getResources().getLimits())
        .containsEntry("nvidia.com/gpu", new Quantity("1"));
    assertThat(job.getSpec().getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getName().equals("memory"))
        .singleElement()
        .satisfies(volume -> assertThat(volume.getEmptyDir().getMedium()).isEqualTo("Memory"));
  }

  @Test
  void whatEndsInAPauseIsSeenAfterIt() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("paused", "{}");
    at.awaitReason("paused", "Training");
    at.annotate("paused", Labels.PAUSED, "true");
    Pod pod = at.pods().get(0);
    at.kubelet().end(pod, FakeKubelet.result(pod));
    await().during(Duration.ofSeconds(3)).until(() -> at.jobs().size() == 1);

    at.annotate("paused", Labels.PAUSED, "false");

    at.awaitCondition("paused", "Succeeded", "True");
  }

  @Test
  void withoutItsClaimAnExperimentSaysSoAndStartsOnceItIsThere() {
    at.apply("waits", "{}");

    FixResExperimentStatus status = at.awaitCondition("waits", "PrerequisitesReady", "False");
    assertThat(Playground.condition(status, "PrerequisitesReady").getReason())
        .isEqualTo("PersistentVolumeClaimNotFound");
    assertThat(at.jobs()).isEmpty();

    at.createClaim();
    at.awaitCondition("waits", "Succeeded", "True");
  }

  @Test
  void suspendedInTheMiddleItGoesOnWhenResumed() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.kubelet().saveSlowly();
    at.apply("pauses", "{}");
    at.awaitReason("pauses", "Training");

    at.edit("pauses", "{suspend: true}");

    at.awaitReason("pauses", "Suspending");
    await().during(Duration.ofSeconds(3)).until(() -> isSuspending("pauses"));

    at.kubelet().saved();

    FixResExperimentStatus status = at.awaitCondition("pauses", "Suspended", "True");
    assertThat(at.pods()).noneMatch(pod -> pod.getStatus().getPhase().equals("Running"));
    assertThat(Playground.condition(status, "Ready").getReason()).isEqualTo("Suspended");
    await().until(() -> at.pods().isEmpty());

    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    at.edit("pauses", "{suspend: false}");

    status = at.awaitCondition("pauses", "Succeeded", "True");
    assertThat(Playground.stage(status, "r48-s0", "train").disruptions()).isEqualTo(1);
  }

  @Test
  void anImageThatIsNotAllowedIsRefused() {
    at.createClaim();

    at.apply("foreign", "{runner: {image: example.org/mine:1}}");

    FixResExperimentStatus status = at.awaitCondition("foreign", "Accepted", "False");
    assertThat(Playground.condition(status, "Accepted").getReason()).isEqualTo("ImageNotAllowed");
    assertThat(at.jobs()).isEmpty();
  }

  @Test
  void whoHasBegunKeepsTheWorkspaceAndTheOtherFollows() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("older", "{suspend: true}");
    at.awaitReason("older", "Suspended");
    at.apply("begun", "{}");
    at.awaitReason("begun", "Training");

    at.edit("older", "{suspend: false}");

    FixResExperimentStatus status = at.awaitCondition("older", "PrerequisitesReady", "False");
    assertThat(Playground.condition(status, "PrerequisitesReady").getReason())
        .isEqualTo("WorkspaceLocked");
    assertThat(at.jobs()).hasSize(1);

    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    at.pods().forEach(pod -> at.kubelet().end(pod, FakeKubelet.result(pod)));
    at.awaitCondition("begun", "Succeeded", "True");
    at.awaitCondition("older", "Succeeded", "True");
  }

  @Test
  void experimentsShareThePlacesThatTheOperatorHas() {
    at.createClaim("ReadWriteMany");
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    for (String name : List.of("one", "two", "three")) {
      at.apply(name, workspace(name));
      at.awaitReason(name, "Training");
    }

    at.apply("four", workspace("four"));

    FixResExperimentStatus status = at.awaitCondition("four", "PrerequisitesReady", "True");
    assertThat(Playground.condition(status, "Ready").getReason()).isEqualTo("Queued");
    assertThat(Playground.condition(status, "Ready").getMessage())
        .contains("at most 3 Jobs at once (maxActiveJobs)");
    assertThat(at.jobs()).hasSize(3);

    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    at.pods().forEach(pod -> at.kubelet().end(pod, FakeKubelet.result(pod)));
    at.awaitCondition("four", "Succeeded", "True");
  }

  @Test
  void whoMayStartAndDoesNotLeavesItsPlaceToOthers() {
    at.createClaim("ReadWriteMany");
    var quota = at.quota("no-maps", "count/configmaps");
    at.apply("stuck", workspace("stuck"));
    at.awaitCondition("stuck", "PrerequisitesReady", "False");

    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    for (String name : List.of("one", "two", "three")) {
      at.apply(name, workspace(name));
      at.awaitReason(name, "Training");
    }

    assertThat(Playground.condition(at.status("stuck"), "PrerequisitesReady").getReason())
        .isEqualTo("ResultsRefused");
    quota.delete();
  }

  @Test
  void aClaimOfOnePodIsUsedByOneJobAtATime() {
    at.createClaim("ReadWriteOncePod");
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("first", workspace("first"));
    at.awaitReason("first", "Training");

    at.apply("second", workspace("second"));

    FixResExperimentStatus status = at.awaitCondition("second", "PrerequisitesReady", "True");
    assertThat(Playground.condition(status, "Ready").getMessage())
        .contains("fixres-work: it is ReadWriteOncePod");
    assertThat(at.jobs()).hasSize(1);

    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    at.pods().forEach(pod -> at.kubelet().end(pod, FakeKubelet.result(pod)));
    at.awaitCondition("second", "Succeeded", "True");
  }

  @Test
  void whatTheOperatorReadsLeavesOutWhatItDoesNotAskFor() {
    at.createClaim();
    at.apply("lean", "{}");
    at.awaitCondition("lean", "Succeeded", "True");
    Job whole = at.jobs().get(0);

    Job read = Arc.container().instance(KubernetesClient.class).get().resource(whole).get();

    PodSpec pod = read.getSpec().getTemplate().getSpec();
    assertThat(read.getMetadata().getManagedFields()).isEmpty();
    assertThat(pod.getContainers().get(0).getEnv()).isEmpty();
    assertThat(pod.getSecurityContext()).isNull();
    assertThat(pod.getVolumes()).isNotEmpty();
    assertThat(whole.getSpec().getTemplate().getSpec().getContainers().get(0).getEnv())
        .isNotEmpty();
  }

  private boolean isSuspending(String name) {
    Condition suspended = Playground.condition(at.status(name), "Suspended");
    return suspended.getStatus().equals("False")
        && suspended.getReason().equals("Suspending")
        && suspended.getMessage().contains("r48-s0/train");
  }

  private static String workspace(String subPath) {
    return "{workspace: {persistentVolumeClaim: {subPath: " + subPath + "}}}";
  }
}
