package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GitOps tools make of an experiment; {@code -Dfixres.update} writes the page's table. */
class GitOpsHealthTest {
  private static final Path DOCS = Chart.ROOT.resolve("docs").resolve("gitops");
  private static final Path PAGE = DOCS.resolve("README.md");
  private static final String BEGIN = "|---|---|---|---|---|\n";
  private static final String END = "<!-- end -->";

  private final String lua = Chart.text(DOCS.resolve("health.lua"));
  private final JsonNode expressions = kustomization().at("/spec/healthCheckExprs/0");

  @ParameterizedTest
  @CsvSource({
    "NOT_SEEN,        Current,    Progressing, InProgress",
    "CHANGE_NOT_SEEN, InProgress, Progressing, InProgress",
    "STARTING,        InProgress, Progressing, InProgress",
    "BLOCKED,         InProgress, Progressing, InProgress",
    "WAITING,         InProgress, Progressing, InProgress",
    "RUNNING,         Current,    Healthy,     InProgress",
    "CRASHED,         Current,    Healthy,     InProgress",
    "RESCHEDULED,     Current,    Healthy,     InProgress",
    "SUSPENDING,      InProgress, Progressing, InProgress",
    "SUSPENDED,       Current,    Suspended,   InProgress",
    "FAILED,          Failed,     Degraded,    Failed",
    "REFUSED,         Failed,     Degraded,    Failed",
    "SUCCEEDED,       Current,    Healthy,     Current"
  })
  void everyStateIsJudgedAsItShould(HealthState state, String kstatus, String argo, String flux) {
    JsonNode resource = state.resource();

    assertThat(HealthRules.kstatus(resource)).isEqualTo(kstatus);
    assertThat(HealthRules.argo(lua, resource).get("status").asText()).isEqualTo(argo);
    assertThat(HealthRules.flux(expressions, resource)).isEqualTo(flux);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOT_SEEN  | the operator has not seen it yet
          BLOCKED   | there is no claim
          RUNNING   | r48-s0/train
          FAILED    | r48-s0/train: the loss
          REFUSED   | not allowed
          SUCCEEDED | px
          """)
  void argoTellsWhy(HealthState state, String words) {
    assertThat(HealthRules.argo(lua, state.resource()).get("message").asText())
        .containsIgnoringCase(words);
  }

  @Test
  void pageSaysTheSame() throws IOException {
    String page = Chart.text(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String rows = Arrays.stream(HealthState.values()).map(this::row).collect(Collectors.joining());
    String expected = page.substring(0, begin) + rows + page.substring(page.indexOf(END));
    if (System.getProperty("fixres.update") != null) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Chart.text(PAGE))
        .as("docs/gitops; write it again with mvn -pl src/operator -am verify -Dfixres.update")
        .isEqualTo(expected);
  }

  @Test
  void argosConfigMapHasTheScript() {
    JsonNode map = Chart.yaml(DOCS.resolve("argocd-cm.yaml"));

    assertThat(map.at("/data/resource.customizations.health.fixres.io_FixResExperiment").asText())
        .isEqualTo(lua);
    assertThat(expressions.get("apiVersion").asText()).isEqualTo("fixres.io/v1alpha1");
    assertThat(expressions.get("kind").asText()).isEqualTo("FixResExperiment");
  }

  @Test
  void samplesValuesAreTheCharts() {
    JsonNode application = first("Application", "argocd-application.yaml");
    JsonNode release = first("HelmRelease", "flux-kustomization.yaml");

    assertThat(
            List.of(application.at("/spec/source/helm/valuesObject"), release.at("/spec/values")))
        .allSatisfy(
            values ->
                assertThat(Chart.render(values.toString()).all("ValidatingAdmissionPolicy"))
                    .hasSize(1));
    assertThat(application.at("/spec/source/path").asText()).isEqualTo("helm/fixres-operator");
    assertThat(release.at("/spec/chart/spec/chart").asText()).isEqualTo("helm/fixres-operator");
  }

  private static JsonNode first(String kind, String file) {
    return documents(file).stream()
        .filter(document -> document.at("/kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private String row(HealthState state) {
    JsonNode resource = state.resource();
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            state.label(),
            reason(resource),
            HealthRules.kstatus(resource),
            HealthRules.argo(lua, resource).get("status").asText(),
            HealthRules.flux(expressions, resource));
  }

  private static String reason(JsonNode resource) {
    return StreamSupport.stream(resource.at("/status/conditions").spliterator(), false)
        .filter(condition -> condition.get("type").asText().equals("Ready"))
        .map(condition -> condition.get("reason").asText())
        .findFirst()
        .orElse("");
  }

  private static JsonNode kustomization() {
    return documents("flux-kustomization.yaml").stream()
        .filter(document -> document.get("kind").asText().equals("Kustomization"))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> documents(String file) {
    return Chart.documents(Chart.text(DOCS.resolve(file)));
  }
}
