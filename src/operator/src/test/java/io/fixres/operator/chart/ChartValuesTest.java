package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values, their schema and their reference agree; {@code -Dfixres.update} writes the reference. */
class ChartValuesTest {
  private static final Path README = Chart.PATH.resolve("README.md");
  private static final String BEGIN = "<!-- values: generated -->\n";
  private static final String END = "<!-- end -->";

  /** What Helm or a pod takes as it is. */
  private static final Set<String> OPEN = Set.of("/properties/global", "/definitions/asInPod");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replica: 2                                  | replica
          image: {name: x}                            | name
          image: {digest: latest}                     | digest
          replicas: -1                                | replicas
          watchNamespaces: [Vision]                   | watchNamespaces
          allowedImages: ["a,b"]                      | allowedImages
          runnerImages: {cpu: "${SECRET}"}            | runnerImages
          admissionPolicy: {enable: true}             | enable
          admissionPolicy: {forbiddenTemplateFields: [image]} | forbiddenTemplateFields
          networkPolicy: {runners: {from: []}}        | from
          metrics: {serviceMonitor: {interval: often}} | interval
          tolerations: [{keys: a}]                    | keys
          resources: {request: {}}                    | request
          env: [{value: x}]                           | name
          """)
  void whatTheSchemaDoesNotKnowIsRefused(String values, String named) {
    assertThatThrownBy(() -> Chart.render(values))
        .hasMessageContaining("values don't meet the specifications of the schema")
        .hasMessageContaining(named);
  }

  @Test
  void runnerPoliciesNeedNamespaces() {
    assertThatThrownBy(() -> Chart.render("networkPolicy: {runners: {enabled: true}}"))
        .hasMessageContaining("name the namespaces that experiments run in");
  }

  @Test
  void anOffenceIsDeniedOrWarnedOf() {
    assertThatThrownBy(
            () -> Chart.render("admissionPolicy: {enabled: true, actions: [Deny, Audit, Warn]}"))
        .hasMessageContaining("admissionPolicy.actions: Kubernetes takes Deny or Warn, not both");
  }

  @Test
  void anAccountOfOnesOwnNeedsItsName() {
    assertThatThrownBy(() -> Chart.render("serviceAccount: {create: false}"))
        .hasMessageContaining("serviceAccount.name");
  }

  @Test
  void everyObjectOfTheSchemaIsClosed() {
    List<String> open = new ArrayList<>();
    collectOpen("", Chart.schema(), open);

    assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void everyValueHasADefaultAndADescription() {
    JsonNode properties = Chart.schema().get("properties");

    assertThat(properties.properties())
        .allSatisfy(
            property -> assertThat(property.getValue().path("description").asText()).isNotEmpty());
    assertThat(properties.properties())
        .extracting(Map.Entry::getKey)
        .filteredOn(name -> !name.equals("global"))
        .containsExactlyInAnyOrderElementsOf(
            Chart.values().properties().stream().map(Map.Entry::getKey).toList());
    assertThat(table().lines()).noneMatch(row -> row.endsWith("|  |"));
  }

  @Test
  void readmeIsWhatTheSchemaSays() throws IOException {
    String page = Chart.text(README);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    String expected = page.substring(0, begin) + table() + page.substring(end);
    if (System.getProperty("fixres.update") != null) {
      Files.writeString(README, expected);
    }

    assertThat(Chart.text(README))
        .as(
            "the chart's README; write it again with mvn -pl src/operator -am verify -Dfixres.update")
        .isEqualTo(expected);
  }

  private static String table() {
    return ValuesTable.of(Chart.schema(), Chart.values());
  }

  /** Objects that take properties of any name and type. */
  private static void collectOpen(String path, JsonNode node, List<String> open) {
    if (node.isObject() && node.path("type").asText().equals("object")) {
      JsonNode additional = node.path("additionalProperties");
      if (!additional.isObject() && additional.asBoolean(true)) {
        open.add(path);
      }
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      collectOpen(path + "/" + child.getKey(), child.getValue(), open);
    }
  }
}
