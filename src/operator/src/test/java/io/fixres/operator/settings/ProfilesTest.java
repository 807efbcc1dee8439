package io.fixres.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.Json;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.observe.Obstacle;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {
  private static final Profiles PROFILES =
      Profiles.parse(
          """
          a100:
            image: registry.example.com/vision/runner:1
            queue: {name: gpu-research}
            template:
              gpu: {resourceName: nvidia.com/gpu, count: 1}
              resources: {requests: {cpu: "8"}, limits: {memory: 32Gi}}
              nodeSelector: {pool: a100}
              tolerations: [{key: nvidia.com/gpu, operator: Exists}]
              priorityClassName: batch
            locked: [nodeSelector]
          small: {}
          """,
          "profiles.yaml");

  @Test
  void aProfileIsBeneathTheSpec() {
    FixResExperimentSpec spec =
        beneath("{'profile': 'a100', 'template': {'resources': {'limits': {'memory': '64Gi'}}}}");

    assertThat(spec.template().gpu().count()).isEqualTo(1);
    assertThat(spec.template().nodeSelector()).isEqualTo(Map.of("pool", "a100"));
    assertThat(spec.template().tolerations()).hasSize(1);
    assertThat(spec.template().priorityClassName()).isEqualTo("batch");
    assertThat(spec.template().resources().getRequests()).containsEntry("cpu", new Quantity("8"));
    assertThat(spec.template().resources().getLimits())
        .containsEntry("memory", new Quantity("64Gi"));
    assertThat(spec.queue().name()).isEqualTo("gpu-research");
  }

  @Test
  void theSpecsOwnQueueGoesFirst() {
    FixResExperimentSpec spec = beneath("{'profile': 'a100', 'queue': {'name': 'mine'}}");

    assertThat(spec.queue().name()).isEqualTo("mine");
  }

  @Test
  void withoutAProfileTheSpecIsAsItWas() {
    assertThat(beneath("{}")).isEqualTo(Specs.small());
    assertThat(Json.canonical(beneath("{'profile': 'small'}")))
        .isEqualTo(Json.canonical(Specs.with("{'profile': 'small'}")));
  }

  @Test
  void anUnknownProfileIsRefusedWithTheKnownOnes() {
    assertThat(PROFILES.objection(Specs.with("{'profile': 'h100'}")))
        .hasValueSatisfying(
            why -> {
              assertThat(why.reason()).isEqualTo("UnknownProfile");
              assertThat(why.message()).contains("no profile h100", "a100, small");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'template': {'nodeSelector': {'pool': 'b'}}}                        | spec.template.nodeSelector
          {'stageTemplates': [{'stage': 'Sweep', 'nodeSelector': {'a': 'b'}}]} | spec.stageTemplates[].nodeSelector
          """)
  void whatAProfileLocksIsNotOverridden(String changes, String path) {
    String withProfile = changes.replaceFirst("\\{", "{'profile': 'a100', ");

    assertThat(PROFILES.objection(Specs.with(withProfile)))
        .map(Obstacle::message)
        .hasValueSatisfying(why -> assertThat(why).contains(path, "profile a100"));
    assertThat(PROFILES.objection(Specs.with(changes))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a100: {template: {gpus: {count: 1}}}     | gpus
          a100: {locked: [image]}                  | image
          a100: {templates: {}}                    | templates
          a100: [                                  | profiles.yaml
          a100: {template: {gpu: {count: many}}}   | a100
          """)
  void whatCannotBeUnderstoodStopsTheStart(String yaml, String named) {
    assertThatThrownBy(() -> Profiles.parse(yaml, "profiles.yaml"))
        .hasMessageContaining(named)
        .hasMessageContaining("profiles.yaml");
  }

  private static FixResExperimentSpec beneath(String changes) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.setSpec(Specs.with(changes));
    return PROFILES.beneath(experiment).getSpec();
  }
}
