package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart renders, whatever is switched on. */
class ChartTest {
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleBinding",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding");

  @Test
  void lintIsClean() {
    var lint = new Helm(Chart.PATH).lint().strict().call();

    assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    assertThat(lint.getMessages()).noneMatch(message -> message.contains("WARNING"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "watchNamespaces: [vision, audio]",
        "replicas: 2",
        "crds: {install: false}",
        "fullnameOverride: other",
        Chart.EVERYTHING
      })
  void everyObjectHasAKindAPlaceAndItsLabels(String values) {
    List<JsonNode> objects = Chart.render(values).objects();

    assertThat(objects)
        .allSatisfy(
            object -> {
              assertThat(object.path("apiVersion").asText()).isNotEmpty();
              assertThat(object.at("/metadata/name").asText()).isNotEmpty();
              assertThat(object.at("/metadata/labels/app.kubernetes.io~1instance").asText())
                  .isEqualTo("fixres");
              assertThat(object.at("/metadata").has("namespace"))
                  .as(name(object))
                  .isNotEqualTo(CLUSTER_WIDE.contains(object.get("kind").asText()));
            });
    assertThat(objects).extracting(ChartTest::name).doesNotHaveDuplicates();
  }

  @Test
  void whatIsOffByDefaultIsNotThere() {
    assertThat(Chart.render("{}").objects())
        .extracting(object -> object.get("kind").asText())
        .containsOnly(
            "ServiceAccount",
            "ConfigMap",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "Service",
            "Deployment");
  }

  @Test
  void everythingIsThereOnDemand() {
    assertThat(Chart.render(Chart.EVERYTHING).objects())
        .extracting(object -> object.get("kind").asText())
        .contains(
            "PodDisruptionBudget",
            "NetworkPolicy",
            "ServiceMonitor",
            "PodMonitor",
            "PrometheusRule",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding");
  }

  @Test
  void definitionStaysOnUninstallAndExperimentsWithIt() {
    assertThat(
            Chart.render("{}")
                .only("CustomResourceDefinition")
                .at("/metadata/annotations/helm.sh~1resource-policy")
                .asText())
        .isEqualTo("keep");
    assertThat(Chart.render("crds: {install: false}").all("CustomResourceDefinition")).isEmpty();
  }

  @Test
  void runnersAnswerOnlyTheOperator() {
    List<JsonNode> policies =
        Chart.render(Chart.EVERYTHING)
            .all("NetworkPolicy")
            .filter(policy -> policy.at("/metadata/name").asText().endsWith("-runners"))
            .toList();

    assertThat(policies)
        .extracting(policy -> policy.at("/metadata/namespace").asText())
        .containsExactly("vision", "audio");
    assertThat(policies)
        .allSatisfy(
            policy -> {
              JsonNode from = policy.at("/spec/ingress/0/from");
              assertThat(from).hasSize(1);
              assertThat(from.at("/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name"))
                  .hasToString("\"" + Chart.NAMESPACE + "\"");
              assertThat(from.at("/0/podSelector/matchLabels")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", Chart.EVERYTHING})
  void namesAreTextWhateverTheySay(String values) {
    String names =
        """
        nameOverride: '123'
        fullnameOverride: '123'
        serviceAccount: {name: '123'}
        """;

    Chart chart =
        HelmTest.render(
            "123",
            "123",
            names
                + values
                    .replace("[vision, audio]", "['123']")
                    .replace("system-cluster-critical", "'123'"));

    assertThat(chart.objects())
        .flatExtracting(object -> leaves(object).toList())
        .filteredOn(leaf -> leaf.asText().equals("123"))
        .isNotEmpty()
        .allMatch(JsonNode::isTextual);
  }

  @Test
  void dashboardIsJson() throws IOException {
    String json =
        Chart.render(Chart.EVERYTHING)
            .all("ConfigMap")
            .map(map -> map.at("/data/fixres-operator.json").asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow();

    assertThat(new ObjectMapper().readTree(json).get("panels")).isNotEmpty();
  }

  private static Stream<JsonNode> leaves(JsonNode node) {
    return node.isContainerNode()
        ? StreamSupport.stream(node.spliterator(), false).flatMap(ChartTest::leaves)
        : Stream.of(node);
  }

  private static String name(JsonNode object) {
    return "%s %s/%s"
        .formatted(
            object.get("kind").asText(),
            object.at("/metadata/namespace").asText(),
            object.at("/metadata/name").asText());
  }
}
