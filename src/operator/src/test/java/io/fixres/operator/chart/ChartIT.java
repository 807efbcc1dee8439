package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.NeedsKubernetes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real API server takes what the chart renders, and its policy holds users to what is offered.
 */
@NeedsKubernetes
class ChartIT {
  private static final String FREE = "audio";
  private static final String HELD = "vision";
  private static final String PROFILE = "profile: small\n";

  private static final ControlPlane CLUSTER = new ControlPlane();
  private static KubernetesClient client;

  @BeforeAll
  static void installPolicy() {
    String before = System.getProperty("kubeconfig");
    CLUSTER.start();
    client =
        new KubernetesClientBuilder()
            .withConfig(
                Config.fromKubeconfig(Chart.text(Path.of(System.getProperty("kubeconfig")))))
            .build();
    if (before != null) {
      System.setProperty("kubeconfig", before);
    }
    createNamespace(Chart.NAMESPACE, Map.of());
    createNamespace(FREE, Map.of());
    createNamespace(HELD, Map.of("team", "vision"));
    client.resource(experiment(HELD, "old", "runner: {image: elsewhere/a:1}")).create();
    Chart.render(Chart.EVERYTHING).objects().stream()
        .filter(object -> object.get("kind").asText().startsWith("ValidatingAdmissionPolicy"))
        .forEach(object -> client.resource(generic(object)).create());
    await("the policy holds")
        .atMost(Duration.ofSeconds(30))
        .until(() -> refusal(experiment(HELD, "probe", "")).contains("spec.profile"));
  }

  @AfterAll
  static void stop() {
    client.close();
    CLUSTER.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "watchNamespaces: [vision]", Chart.EVERYTHING})
  void serverTakesEveryObject(String values) {
    for (JsonNode object : Chart.render(values).objects()) {
      if (!object.get("apiVersion").asText().startsWith("monitoring.coreos.com")) {
        assertThatCode(() -> dryRun(generic(object)))
            .as(object.toPrettyString())
            .doesNotThrowAnyException();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                  | spec.profile: this cluster asks for one: small, large
          profile: huge                                       | spec.profile: experiments may use small, large
          {profile: small, runner: {image: "elsewhere/a:1"}}  | spec.runner.image: elsewhere/a:1 is not among the images
          {profile: small, template: {gpu: {count: 1}}}       | spec.template.gpu: this cluster does not let experiments set it
          {profile: small, template: {extraVolumes: [{name: a, emptyDir: {}}]}}   | spec.template.extraVolumes
          {profile: small, stageTemplates: [{stage: Sweep, gpu: {count: 1}}]}     | spec.stageTemplates[].gpu
          """)
  void policyRefusesWhatIsNotOffered(String changes, String words) {
    GenericKubernetesResource experiment = experiment(HELD, "new", changes);

    assertThat(refusal(experiment)).contains(words);
    assertThat(refusal(experiment(FREE, "new", changes))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PROFILE,
        PROFILE + "runner: {image: 'registry.example.com/vision/a:1'}",
        PROFILE + "runner: {image: 'fixres-runner:0.1.0-SNAPSHOT-cpu'}",
        PROFILE + "template: {nodeSelector: {pool: a}}"
      })
  void policyLetsThroughWhatIsOffered(String changes) {
    assertThat(refusal(experiment(HELD, "new", changes))).isEmpty();
  }

  @Test
  void experimentsFromBeforeThePolicyMayBeLabelledAndNotChanged() {
    var old = client.resource(experiment(HELD, "old", "")).get();

    old.getMetadata().setLabels(Map.of("kept", "yes"));
    assertThat(client.resource(old).update().getMetadata().getLabels()).containsKey("kept");

    var changed = client.resource(old).get();
    Map<String, Object> spec = changed.get("spec");
    spec.put("activeDeadlineSeconds", 60);
    assertThatThrownBy(() -> client.resource(changed).update())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec.runner.image");
  }

  private static String refusal(GenericKubernetesResource resource) {
    try {
      client.resource(resource).dryRun().create();
      return "";
    } catch (KubernetesClientException e) {
      return e.getMessage();
    }
  }

  private static void dryRun(GenericKubernetesResource resource) {
    client
        .resource(resource)
        .dryRun()
        .fieldValidation(Validation.STRICT)
        .forceConflicts()
        .serverSideApply();
  }

  private static GenericKubernetesResource generic(JsonNode object) {
    return Serialization.unmarshal(object.toString(), GenericKubernetesResource.class);
  }

  private static void createNamespace(String name, Map<String, String> labels) {
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build())
        .create();
  }

  private static GenericKubernetesResource experiment(
      String namespace, String name, String changes) {
    var experiment =
        Serialization.unmarshal(
            """
            apiVersion: fixres.io/v1alpha1
            kind: FixResExperiment
            metadata: {name: %s, namespace: %s}
            spec:
              model: {architecture: tiny_resnet8}
              dataset: {synthetic: {images: 1000, classes: 10}}
              workspace: {persistentVolumeClaim: {claimName: fixres-work}}
              train: {resolutions: [48]}
            """
                .formatted(name, namespace),
            GenericKubernetesResource.class);
    Map<String, Object> spec = experiment.get("spec");
    Map<?, ?> more = Serialization.unmarshal("---\n" + changes, Map.class);
    if (more != null) {
      more.forEach((key, value) -> spec.put((String) key, value));
    }
    return experiment;
  }
}
