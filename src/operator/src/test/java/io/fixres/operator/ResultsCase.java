package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageState;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ConfigMap that results go to, and what others do with it. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class ResultsCase {
  @RegisterExtension final Playground at = new Playground();

  @Test
  void aConfigMapOfSomebodyElseIsNotOverwritten() {
    at.createClaim();
    ConfigMap theirs =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName("namesake-results")
            .withNamespace(at.namespace())
            .endMetadata()
            .withData(Map.of("mine", "kept"))
            .build();
    at.kubelet()
        .when(
            "r48-s0/train",
            pod -> {
              at.client().resource(theirs).create();
              return FakeKubelet.result(pod);
            });

    at.apply("namesake", "{}");

    FixResExperimentStatus status = at.awaitCondition("namesake", "PrerequisitesReady", "False");
    assertThat(Playground.condition(status, "PrerequisitesReady").getReason())
        .isEqualTo("ConfigMapExists");
    assertThat(at.jobs()).hasSize(1);
    ConfigMap left = at.client().resource(theirs).get();
    assertThat(left.getData()).isEqualTo(theirs.getData());
    assertThat(left.getMetadata().getOwnerReferences()).isEmpty();
    at.client().resource(theirs).delete();
    at.awaitCondition("namesake", "Succeeded", "True");
  }

  @Test
  void resultsThatAreNotTakenAreToldAndTheRestCanBeSuspended() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    var quota = at.quota("no-maps", "count/configmaps");
    at.apply("refused", "{train: {resolutions: [48, 56]}}");

    FixResExperimentStatus status = at.awaitCondition("refused", "PrerequisitesReady", "False");
    Condition told = Playground.condition(status, "PrerequisitesReady");
    assertThat(told.getReason()).isEqualTo("ResultsRefused");
    assertThat(told.getMessage()).contains("refused-results", "exceeded quota: no-maps");
    at.edit("refused", "{suspend: true}");
    at.awaitCondition("refused", "Suspended", "True");
    at.kubelet().when("r48-s0/train", FakeKubelet::result);
    quota.delete();
    at.edit("refused", "{suspend: false}");

    at.awaitCondition("refused", "Succeeded", "True");
  }

  @Test
  void aMendedSpecIsTriedAlthoughResultsAreNotTaken() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> new End(71, "Error", ""));
    var quota = at.quota("no-maps", "count/configmaps");
    at.apply("both", "{train: {resolutions: [48, 56]}}");
    await()
        .until(
            () -> at.awaitCondition("both", "PrerequisitesReady", "False"),
            status -> trained(status) == StageState.FAILED);
    at.kubelet().when("r48-s0/train", FakeKubelet::result);

    at.edit("both", "{progress: {intervalSeconds: 30}}");
    await().until(() -> at.status("both").observedGeneration() == 2);
    quota.delete();

    FixResExperimentStatus status = at.awaitCondition("both", "Succeeded", "True");
    assertThat(trained(status)).isEqualTo(StageState.SUCCEEDED);
  }

  private static StageState trained(FixResExperimentStatus status) {
    return Playground.stage(status, "r48-s0", "train").state();
  }

  @Test
  void whatIsNotRecordedIsNotFinished() {
    at.createClaim();
    at.kubelet()
        .when(
            "conclude",
            pod -> {
              results("locked")
                  .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"immutable\": true}");
              return FakeKubelet.result(pod);
            });
    at.apply("locked", "{}");

    FixResExperimentStatus status = at.awaitCondition("locked", "PrerequisitesReady", "False");
    assertThat(Playground.condition(status, "ResultsCollected").getReason())
        .isEqualTo("ResultsRefused");
    assertThat(Playground.condition(status, "Succeeded").getStatus()).isEqualTo("Unknown");
    assertThat(status.completionTime()).isNull();
    results("locked").delete();

    assertThat(at.awaitCondition("locked", "Succeeded", "True").completionTime()).isNotNull();
  }

  @Test
  void aCopyIsNotTakenForThem() {
    at.createClaim();
    at.apply("copied", "{}");
    at.awaitCondition("copied", "Succeeded", "True");
    ConfigMap copy =
        new ConfigMapBuilder(results("copied").get())
            .editMetadata()
            .withName("a-copy")
            .withResourceVersion(null)
            .endMetadata()
            .build();
    at.client().resource(copy).create();

    at.edit("copied", "{progress: {intervalSeconds: 30}}");

    await().until(() -> at.status("copied").observedGeneration() == 2);
  }

  @Test
  void whatIsFinishedStaysSoWithoutThem() {
    at.createClaim();
    at.apply("emptied", "{jobRetention: {ttlSecondsAfterCollected: 1}}");
    at.awaitCondition("emptied", "Succeeded", "True");
    await().until(() -> at.jobs().isEmpty());

    results("emptied").delete();

    FixResExperimentStatus status = at.awaitCondition("emptied", "ResultsCollected", "False");
    assertThat(Playground.condition(status, "ResultsCollected").getReason())
        .isEqualTo("ResultsLost");
    assertThat(Playground.condition(status, "Succeeded").getStatus()).isEqualTo("True");
    assertThat(status.best()).isNotNull();
    await().during(Duration.ofSeconds(3)).until(() -> at.jobs().isEmpty());

    at.edit("emptied", "{suspend: true}");
    at.awaitCondition("emptied", "Suspended", "True");
    at.edit("emptied", "{suspend: false}");
    at.awaitCondition("emptied", "Succeeded", "True");
    assertThat(results("emptied").get()).isNotNull();
  }

  private Resource<ConfigMap> results(String experiment) {
    return at.client().configMaps().inNamespace(at.namespace()).withName(experiment + "-results");
  }
}
