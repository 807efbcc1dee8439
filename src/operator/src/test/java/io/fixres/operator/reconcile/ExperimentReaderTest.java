package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fixres.api.FixResExperiment;
import io.fixres.api.StageState;
import io.fixres.contract.AugmentationKind;
import io.fixres.pipeline.observe.Obstacle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentReaderTest {
  private final ObjectMapper mapper = new ObjectMapper(new YAMLFactory());

  @BeforeEach
  void customize() {
    new LeanObjects().customize(mapper);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "template.extraVolumes[0].hostPath | /data | HostPathVolumeSource"
            + "| template: {extraVolumes: [{name: cache, hostPath: /data}]}",
        "template.podSecurityContext.fsGroup | users | Long"
            + "| template: {podSecurityContext: {fsGroup: users}}",
        "template.podSecurityContext.fsGroup | 99999999999999999999 | value"
            + "| template: {podSecurityContext: {fsGroup: 99999999999999999999}}",
        "template.podSecurityContext.supplementalGroups | 5 | ArrayList"
            + "| template: {podSecurityContext: {supplementalGroups: 5}}",
        "template.podSecurityContext.supplementalGroups[1] | a | Long"
            + "| template: {podSecurityContext: {supplementalGroups: [5, a, b]}}",
        "template.affinity.nodeAffinity | gpu | NodeAffinity"
            + "| template: {affinity: {nodeAffinity: gpu}}",
        "template.affinity | gpu | Affinity | template: {affinity: gpu}",
        "template.extraVolumes[0].emptyDir.sizeLimit | '' | value"
            + "| template: {extraVolumes: [{name: m, emptyDir: {sizeLimit: ''}}]}",
        "template.extraVolumes[0].configMap.optional | maybe | Boolean"
            + "| template: {extraVolumes: [{name: m, configMap: {optional: maybe}}]}",
        "fineTune.augmentation | AutoAugment | AugmentationKind"
            + "| fineTune: {augmentation: AutoAugment}",
        "compare[1] | Everything | Comparison | compare: [Untuned, Everything]"
      })
  void aFieldThatCannotBeReadIsLeftOutAndNamed(String field, String value, String type, String spec)
      throws JsonProcessingException {
    FixResExperiment read = read("spec: {profile: gpu, " + spec + "}");

    assertThat(ExperimentReader.objection(read))
        .hasValueSatisfying(
            why -> {
              assertThat(why.reason()).isEqualTo("InvalidSpec");
              assertThat(why.message())
                  .startsWith("spec." + field + ": ")
                  .contains(value, " is no " + type + " that this operator knows");
            });
    assertThat(read.getSpec().profile()).as("the rest").isEqualTo("gpu");
    assertThat(read.getMetadata().getAnnotations()).containsEntry("of", "mine");
  }

  @Test
  void ofSeveralFieldsTheFirstIsNamed() throws JsonProcessingException {
    FixResExperiment read =
        read("spec: {compare: [Everything], template: {affinity: gpu}, progress: {mode: Loud}}");

    assertThat(ExperimentReader.objection(read))
        .map(Obstacle::message)
        .get()
        .asString()
        .startsWith("spec.compare[0]: ");
    assertThat(read.getSpec().template().affinity()).isNull();
  }

  @Test
  void whatIsNestedTooDeepIsLeftOut() throws JsonProcessingException {
    String deep = "{\"a\": [".repeat(4000) + "]}".repeat(4000);
    ObjectMapper json = new ObjectMapper();
    new LeanObjects().customize(json);

    FixResExperiment read =
        json.readValue(
            "{\"metadata\": {}, \"spec\": {\"profile\": \"gpu\", \"template\": {\"affinity\": %s}}}"
                .formatted(deep),
            FixResExperiment.class);

    assertThat(ExperimentReader.objection(read))
        .map(Obstacle::message)
        .contains("spec.template.affinity: must not be nested deeper than 100");
    assertThat(read.getSpec().profile()).as("the rest").isEqualTo("gpu");
  }

  @Test
  void whatWasLeftOutIsStillNamedOfACopy() throws JsonProcessingException {
    FixResExperiment read = read("spec: {template: {affinity: gpu}}");

    FixResExperiment copy =
        mapper.readValue(mapper.writeValueAsString(read), FixResExperiment.class);

    assertThat(ExperimentReader.objection(copy)).isEqualTo(ExperimentReader.objection(read));
  }

  @Test
  void whatCanBeReadIsReadAsBefore() throws JsonProcessingException {
    String spec =
        "spec: {fineTune: {augmentation: Test}, template: {affinity: {nodeAffinity: {}}}}";
    FixResExperiment read = read(spec);

    assertThat(ExperimentReader.objection(read)).isEmpty();
    assertThat(read.getSpec().fineTune().augmentation()).isEqualTo(AugmentationKind.TEST);
    assertThat(new ObjectMapper().<ObjectNode>valueToTree(read))
        .isEqualTo(
            new ObjectMapper()
                .valueToTree(
                    new ObjectMapper(new YAMLFactory())
                        .readValue(whole(spec), FixResExperiment.class)));
  }

  @Test
  void aStatusOfANewerOperatorIsKeptAsFarAsItCanBeRead() throws JsonProcessingException {
    FixResExperiment read =
        read(
            """
            status:
              startTime: '2026-01-01T00:00:00Z'
              conditions: null
              variants:
              - {id: all, stages: null}
              - {id: r48-s0, stages: [{name: train, state: Dreaming, hash: abc}]}
            """);

    assertThat(ExperimentReader.objection(read)).isEmpty();
    assertThat(read.getStatus().startTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(read.getStatus().conditions()).isEmpty();
    assertThat(read.getStatus().variants().get(0).stages()).isEmpty();
    assertThat(read.getStatus().variants().get(1).stages())
        .singleElement()
        .satisfies(
            stage -> {
              assertThat(stage.state()).isEqualTo(StageState.PENDING);
              assertThat(stage.hash()).isEqualTo("abc");
            });
  }

  private FixResExperiment read(String part) throws JsonProcessingException {
    return mapper.readValue(whole(part), FixResExperiment.class);
  }

  private static String whole(String part) {
    return "metadata: {name: small, annotations: {of: mine}}\n" + part;
  }
}
