package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fixres.api.Labels;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every CEL rule of the resource, accepted and refused by a real kube-apiserver. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class CelRulesCase {
  private static final Path CASES = Path.of("src", "test", "resources", "cel", "rules.yaml");

  @RegisterExtension final Playground at = new Playground();

  static Stream<Map<String, Object>> cases() throws IOException {
    List<?> cases = Serialization.unmarshal("---\n" + Files.readString(CASES), ArrayList.class);
    return cases.stream().map(Experiments::map);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRuleRefusesWhatItIsFor(Map<String, Object> rule) {
    String refusal = rule.get("refuses").toString();
    if (rule.get("update") == null) {
      assertThatThrownBy(() -> at.client().resource(created(rule)).dryRun().create())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining(refusal);
      return;
    }
    GenericKubernetesResource experiment = at.client().resource(created(rule)).create();
    assertThatThrownBy(
            () -> at.client().resource(changed(experiment, rule.get("update"))).dryRun().update())
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(refusal);
    assertThatCode(
            () -> at.client().resource(changed(experiment, rule.get("fine"))).dryRun().update())
        .doesNotThrowAnyException();
  }

  @Test
  void theSmallExperimentBreaksNoRule() {
    assertThatCode(
            () ->
                at.client()
                    .resource(Experiments.small("small", at.namespace(), "{}"))
                    .dryRun()
                    .create())
        .doesNotThrowAnyException();
  }

  @Test
  void everyRuleOfTheDefinitionHasItsCase() throws IOException {
    List<String> begun = cases().map(rule -> rule.get("refuses").toString()).toList();

    assertThat(messages()).allMatch(message -> begun.stream().anyMatch(message::startsWith));
  }

  private static List<String> messages() throws IOException {
    Path crd =
        Path.of(
            System.getProperty("repository.root"), "crds", "fixresexperiments.fixres.io-v1.yml");
    JsonNode definition = Serialization.unmarshal(Files.readString(crd), JsonNode.class);
    return definition.findValues("x-kubernetes-validations").stream()
        .flatMap(rules -> rules.findValuesAsText("message").stream())
        .distinct()
        .toList();
  }

  private GenericKubernetesResource created(Map<String, Object> rule) {
    String name = rule.getOrDefault("name", "small").toString();
    GenericKubernetesResource experiment = Experiments.small(name, at.namespace(), "{}");
    // The operator leaves it alone, so that an update meets the object as it was created.
    experiment.getMetadata().setAnnotations(Map.of(Labels.PAUSED, "true"));
    Object changes = rule.get("create");
    if (changes != null) {
      Experiments.merge(spec(experiment), Experiments.map(changes));
    }
    return experiment;
  }

  private static GenericKubernetesResource changed(
      GenericKubernetesResource experiment, Object changes) {
    GenericKubernetesResource changed = Serialization.clone(experiment);
    Map<String, Object> spec = new LinkedHashMap<>(spec(changed));
    Experiments.merge(spec, Experiments.map(changes));
    changed.setAdditionalProperty("spec", spec);
    changed.getMetadata().setResourceVersion(null);
    return changed;
  }

  private static Map<String, Object> spec(GenericKubernetesResource experiment) {
    return Experiments.map(experiment.getAdditionalProperties().get("spec"));
  }
}
