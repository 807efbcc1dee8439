package io.fixres.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.GpuSpec;
import io.fixres.contract.Json;
import io.fixres.contract.StageKind;
import io.fixres.pipeline.Specs;
import io.fixres.pipeline.check.SpecValidator;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.plan.Accelerators;
import java.util.List;
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
          empty:
          mig: {template: {gpu: {resourceName: nvidia.com/mig-1g.10gb}}}
          pair: {template: {gpu: {count: 2}}}
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

  @ParameterizedTest
  @CsvSource({"mig, nvidia.com/mig-1g.10gb, 1", "pair, nvidia.com/gpu, 2"})
  void whatAProfileDoesNotSayOfItsGpuHasTheDefault(String profile, String resource, int count) {
    FixResExperimentSpec spec = beneath("{'profile': '%s'}".formatted(profile));

    assertThat(spec.template().gpu()).isEqualTo(new GpuSpec(resource, count));
    assertThat(Accelerators.of(spec).of(StageKind.TRAIN)).isEqualTo(count);
  }

  @Test
  void aProfilesGpuIsRefusedToARunnerThatCannotUseIt() {
    String onCpu = "{'profile': 'pair', 'runner': {'flavour': 'cpu'}, 'template': %s}";

    assertThat(SpecValidator.check(beneath(onCpu.formatted("{}"))))
        .singleElement()
        .satisfies(found -> assertThat(found.rule()).contains("profile"));
    assertThat(SpecValidator.check(beneath(onCpu.formatted("{'gpu': {'count': 0}}")))).isEmpty();
  }

  @Test
  void theSpecsOwnQueueGoesFirst() {
    FixResExperimentSpec spec = beneath("{'profile': 'a100', 'queue': {'name': 'mine'}}");

    assertThat(spec.queue().name()).isEqualTo("mine");
  }

  @Test
  void withoutAProfileTheSpecIsAsItWas() {
    assertThat(beneath("{}")).isEqualTo(Specs.small());
    for (String nothing : List.of("{'profile': 'small'}", "{'profile': 'empty'}")) {
      assertThat(Json.canonical(beneath(nothing))).isEqualTo(Json.canonical(Specs.with(nothing)));
    }
  }

  @Test
  void anUnknownProfileIsRefusedWithTheKnownOnes() {
    assertThat(PROFILES.objection(Specs.with("{'profile': 'h100'}")))
        .hasValueSatisfying(
            why -> {
              assertThat(why.reason()).isEqualTo("UnknownProfile");
              assertThat(why.message())
                  .contains("no profile h100", "a100, empty, mig, pair, small");
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
          a100: {queue: {priorityClass: low}}      | queue.name
          a100: {template: {labels: {fixres.io/stage: a}}}       | to set; remove it, or choose another name
          a100: {template: {annotations: {fixres.io/stopped: a}}} | fixres.io/stopped
          a100: {template: {labels: {kueue.x-k8s.io/queue-name: a}}} | to set; name the LocalQueue in queue.name
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
