package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API server takes and the operator cannot read is refused, and nothing else stops. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class UnreadableCase {
  @RegisterExtension final Playground at = new Playground();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spec.template.extraVolumes[0].hostPath | {extraVolumes: [{name: a, hostPath: /data}]}",
        "spec.template.podSecurityContext.fsGroup | {podSecurityContext: {fsGroup: users}}",
        "spec.template.affinity.nodeAffinity | {affinity: {nodeAffinity: gpu}}"
      })
  void aPartOfAPodThatIsNoneIsRefused(String field, String template) {
    at.createClaim();

    at.apply("bad", "{template: %s}".formatted(template));

    assertRefused("bad", field);
    at.apply("good", "{}");
    at.awaitCondition("good", "Succeeded", "True");
    mend("bad", "{\"template\": null}");
  }

  @Test
  void aPartOfAPodThatIsNestedTooDeepIsRefused() {
    at.createClaim();
    String deep = "{\"a\": ".repeat(1500) + "1" + "}".repeat(1500);
    String experiment =
        Serialization.asJson(
            Experiments.small("deep", at.namespace(), "{template: {affinity: DEEP}}"));

    at.client()
        .raw(
            "/apis/fixres.io/v1alpha1/namespaces/%s/fixresexperiments".formatted(at.namespace()),
            "POST",
            experiment.replace("\"DEEP\"", deep));

    assertRefused("deep", "spec.template.affinity");
    at.apply("good", "{}");
    at.awaitCondition("good", "Succeeded", "True");
    mend("deep", "{\"template\": null}");
  }

  @Test
  void aValueThatOnlyANewerOperatorKnowsIsRefused() {
    at.createClaim();
    assertThat(schema(installed().get())).as("the shipped one").isEqualTo(schema(shipped()));
    CustomResourceDefinition newer = shipped();
    schema(newer)
        .getProperties()
        .get("spec")
        .getProperties()
        .get("runner")
        .getProperties()
        .get("imagePullPolicy")
        .getEnum()
        .add(new TextNode("Sometimes"));
    try {
      at.client().resource(newer).update();
      await()
          .ignoreExceptions() // until the API server knows the newer one
          .until(() -> at.apply("newer", "{runner: {imagePullPolicy: Sometimes}}") != null);
    } finally {
      at.client().resource(shipped()).update();
    }

    assertRefused("newer", "spec.runner.imagePullPolicy");
    at.apply("good", "{}");
    at.awaitCondition("good", "Succeeded", "True");
    mend("newer", "{\"runner\": null}");
  }

  @Test
  void aStatusWithoutConditionsIsWrittenAnew() {
    at.createClaim();
    at.kubelet().when("r48-s0/train", pod -> End.NEVER);
    at.apply("bare", "{}");
    at.awaitReason("bare", "Training");

    experiment("bare")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\": {\"conditions\": null}}");

    at.awaitCondition("bare", "Accepted", "True");
  }

  private void assertRefused(String name, String field) {
    await()
        .untilAsserted(
            () -> {
              FixResExperimentStatus status = experiment(name).get().getStatus();
              assertThat(status).isNotNull();
              Condition accepted = Playground.condition(status, "Accepted");
              assertThat(accepted.getStatus()).isEqualTo("False");
              assertThat(accepted.getReason()).isEqualTo("InvalidSpec");
              assertThat(accepted.getMessage()).startsWith(field + ": ");
            });
  }

  private void mend(String name, String spec) {
    experiment(name).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": %s}".formatted(spec));
    at.awaitCondition(name, "Accepted", "True");
  }

  /** As the operator's own client reads it: no other can. */
  private Resource<FixResExperiment> experiment(String name) {
    return Arc.container()
        .instance(KubernetesClient.class)
        .get()
        .resources(FixResExperiment.class)
        .inNamespace(at.namespace())
        .withName(name);
  }

  private Resource<CustomResourceDefinition> installed() {
    return at.client()
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName("fixresexperiments.fixres.io");
  }

  private CustomResourceDefinition shipped() {
    Path file =
        Path.of(
            System.getProperty("repository.root"), "crds", "fixresexperiments.fixres.io-v1.yml");
    return at.client().apiextensions().v1().customResourceDefinitions().load(file.toFile()).item();
  }

  private static JSONSchemaProps schema(CustomResourceDefinition definition) {
    return definition.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
  }
}
