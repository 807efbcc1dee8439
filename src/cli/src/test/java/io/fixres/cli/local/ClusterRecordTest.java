package io.fixres.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.pipeline.observe.ResultsRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** What is read is compared with a workspace's own report by {@link ExamplesIT}. */
class ClusterRecordTest {
  private static final String RUNNING =
      """
      apiVersion: fixres.io/v1alpha1
      kind: FixResExperiment
      metadata: {name: shoes, namespace: team-a, uid: "7", generation: 2}
      spec:
        model: {architecture: tiny_resnet8}
        dataset: {synthetic: {images: 1000, classes: 10, seed: 0}}
      """;

  private static final String CONCLUDED =
      RUNNING
          + """
          status:
            observedGeneration: 2
            conditions:
            - {type: Accepted, status: "True", observedGeneration: 2}
            results: {configMap: shoes-results}
          """;

  private static final ResultsRecord NOTHING = new ResultsRecord(Map.of());
  private static final String ANOTHER_MAP = KubectlText.configMap("boots", "team-a", NOTHING);
  private static final String ANOTHER_TEAM = KubectlText.configMap("shoes", "team-b", NOTHING);
  private static final String EMPTY_MAP = KubectlText.configMap("shoes", "team-a", NOTHING);

  @SuppressWarnings("unused") // the source of a parameterised test
  private static final Arguments[] REFUSED = {
    Arguments.of("a: [", "cannot read a.yaml: it is no YAML of Kubernetes objects. Give what `kub"),
    Arguments.of(
        RUNNING.replace("tiny_resnet8", "[1]"), "cannot read a.yaml: it is no YAML of Kubernetes"),
    Arguments.of("", "a.yaml holds no FixResExperiment. Give what `kubectl get fre/NAME configm"),
    Arguments.of(ANOTHER_MAP, "a.yaml holds no FixResExperiment. Give what `kubectl get fre/NAME"),
    Arguments.of(RUNNING.replace("name: shoes", "generateName: s"), "a.yaml holds no FixResExperi"),
    Arguments.of(
        RUNNING + "---\n" + RUNNING,
        "a.yaml holds the experiments shoes, shoes, and a report is on one. Give what `kubectl"),
    Arguments.of(
        CONCLUDED + ANOTHER_MAP + ANOTHER_TEAM,
        "a.yaml holds no ConfigMap shoes-results, which has the results of experiment shoes. Give"),
    Arguments.of(
        CONCLUDED + EMPTY_MAP, "ConfigMap shoes-results in a.yaml holds other results than the"),
    Arguments.of(
        CONCLUDED.replace("generation: 2}", "generation: 3}") + EMPTY_MAP,
        "the results of experiment shoes in a.yaml are of an earlier spec. Wait until it has"),
  };

  @Test
  void anExperimentThatRunsHasNoVerdict() throws IOException {
    RunRecord record = read(RUNNING);

    assertThat(record.verdict()).isNull();
    assertThat(record.experiment().getMetadata().getName()).isEqualTo("shoes");
  }

  @Test
  void listsAreOpened() throws IOException {
    String list = "apiVersion: v1\nkind: List\nitems:\n- " + RUNNING.indent(2).strip() + "\n";

    assertThat(read(list).experiment().getMetadata().getName()).isEqualTo("shoes");
  }

  @Test
  void itsSourceIsWhatWasAskedFor() throws IOException {
    assertThat(read(RUNNING).source())
        .contains("name: shoes", "architecture: tiny_resnet8")
        .doesNotContain("uid", "generation");
  }

  @ParameterizedTest
  @FieldSource("REFUSED")
  void whatIsMissingIsSaidAndWhatToDo(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CliFailure.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void otherCharactersAreNamed() {
    assertThatThrownBy(() -> read(RUNNING, StandardCharsets.UTF_16))
        .isInstanceOf(CliFailure.class)
        .hasMessageStartingWith("cannot read a.yaml: it is not UTF-8 text. Give what");
  }

  private static RunRecord read(String text) throws IOException {
    return read(text, StandardCharsets.UTF_8);
  }

  private static RunRecord read(String text, Charset charset) throws IOException {
    return ClusterRecord.read("a.yaml", text.getBytes(charset), Instant.EPOCH);
  }
}
