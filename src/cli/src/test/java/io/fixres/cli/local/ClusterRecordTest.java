package io.fixres.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.pipeline.observe.ResultsRecord;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read is compared with a workspace's own report by {@link ExamplesIT}. */
class ClusterRecordTest {
  private static final String COMMAND =
      "Give what `kubectl get fre/%1$s configmap/%1$s-results --output yaml` prints";

  private static final String RUNNING =
      """
      apiVersion: fixres.io/v1alpha1
      kind: FixResExperiment
      metadata: {name: shoes, namespace: team-a, uid: "7", resourceVersion: "12"}
      spec:
        model: {architecture: tiny_resnet8}
        dataset: {synthetic: {images: 1000, classes: 10, seed: 0}}
      """;

  private static final String CONCLUDED =
      RUNNING + "status: {results: {configMap: shoes-results}}\n";

  @Test
  void anExperimentThatRunsHasNoVerdict() throws IOException {
    RunRecord record = ClusterRecord.read("-", RUNNING);

    assertThat(record.verdict()).isNull();
    assertThat(record.experiment().getMetadata().getName()).isEqualTo("shoes");
  }

  @Test
  void listsAreOpened() throws IOException {
    String list =
        "apiVersion: v1\nkind: List\nitems:\n- " + RUNNING.strip().indent(2).strip() + "\n";

    assertThat(ClusterRecord.read("-", list).experiment().getMetadata().getName())
        .isEqualTo("shoes");
  }

  @Test
  void itsSourceIsWhatWasApplied() throws IOException {
    // given
    String annotation =
        "annotations: {kubectl.kubernetes.io/last-applied-configuration: '{\"kind\":\"as written\"}'}";

    // when
    String applied = ClusterRecord.read("-", RUNNING.replace("uid: \"7\"", annotation)).source();
    String other = ClusterRecord.read("-", CONCLUDED.replaceAll("status.*\n", "")).source();

    // then
    assertThat(applied).isEqualTo("kind: as written\n");
    assertThat(other)
        .contains("name: shoes", "architecture: tiny_resnet8")
        .doesNotContain("uid", "resourceVersion");
  }

  @Test
  void whatIsMissingIsSaidAndHowToGetIt() {
    String others = KubectlText.configMap("boots", new ResultsRecord(Map.of()));

    assertThatThrownBy(() -> ClusterRecord.read("a.yaml", CONCLUDED + others))
        .isInstanceOf(CliFailure.class)
        .hasMessage("a.yaml holds no results of experiment shoes. " + COMMAND.formatted("shoes"));
    assertThatThrownBy(() -> ClusterRecord.read("a.yaml", others))
        .hasMessage("a.yaml holds no FixResExperiment. " + COMMAND.formatted("NAME"));
    assertThatThrownBy(() -> ClusterRecord.read("a.yaml", ""))
        .hasMessage("a.yaml holds no FixResExperiment. " + COMMAND.formatted("NAME"));
    assertThatThrownBy(() -> ClusterRecord.read("a.yaml", "a: ["))
        .hasMessage("cannot read a.yaml: it is no YAML. " + COMMAND.formatted("NAME"));
    assertThatThrownBy(() -> ClusterRecord.read("a.yaml", RUNNING + "---\n" + RUNNING))
        .hasMessage(
            "a.yaml holds the experiments shoes, shoes, and a report is on one. "
                + COMMAND.formatted("shoes"));
  }
}
