package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator and users may do. */
class ChartRightsTest {
  private static final Set<String> OPERATOR =
      Set.of(
          "fixres.io/fixresexperiments: get list watch",
          "fixres.io/fixresexperiments/status: patch update",
          "fixres.io/fixresexperiments/finalizers: update",
          "batch/jobs: create delete get list patch watch",
          "/pods: get list watch",
          "/persistentvolumeclaims: get",
          "/configmaps: create get list patch watch",
          "/events: create list",
          "kueue.x-k8s.io/localqueues: get");

  @Test
  void inAllNamespacesItHasAClusterRole() {
    Chart chart = Chart.render("{}");

    assertThat(rights(role(chart, "ClusterRole", "fixres-operator"))).isEqualTo(OPERATOR);
    assertThat(chart.only("ClusterRoleBinding").at("/roleRef/name").asText())
        .isEqualTo("fixres-operator");
  }

  @Test
  void inAListOfNamespacesItHasRolesThereAndNothingElse() {
    Chart chart = Chart.render("watchNamespaces: [vision, audio]");

    assertThat(chart.all("ClusterRoleBinding")).isEmpty();
    List<JsonNode> roles = named(chart, "Role", "fixres-operator").toList();
    assertThat(roles)
        .extracting(role -> role.at("/metadata/namespace").asText())
        .containsExactly("vision", "audio");
    assertThat(roles).allSatisfy(role -> assertThat(rights(role)).isEqualTo(OPERATOR));
    assertThat(named(chart, "RoleBinding", "fixres-operator"))
        .hasSize(2)
        .allSatisfy(
            binding ->
                assertThat(binding.at("/subjects/0/namespace").asText())
                    .isEqualTo(Chart.NAMESPACE));
  }

  @Test
  void leasesAreItsOwnNamespaces() {
    JsonNode role = role(Chart.render("{}"), "Role", "fixres-operator-leader");

    assertThat(role.at("/metadata/namespace").asText()).isEqualTo(Chart.NAMESPACE);
    assertThat(rights(role)).containsExactly("coordination.k8s.io/leases: create get patch update");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "watchNamespaces: [vision]", Chart.EVERYTHING})
  void nobodyGetsSecretsLogsShellsOrWildcards(String values) {
    Chart chart = Chart.render(values);

    assertThat(
            Stream.concat(chart.all("Role"), chart.all("ClusterRole"))
                .flatMap(role -> rights(role).stream()))
        .isNotEmpty()
        .noneMatch(right -> right.contains("*"))
        .noneMatch(right -> right.contains("/secrets"))
        .noneMatch(right -> right.contains("/pods/"))
        .noneMatch(right -> right.matches(".*(escalate|bind|impersonate).*"));
  }

  @Test
  void usersRightsFollowThoseOfTheirNamespace() {
    Chart chart = Chart.render("{}");

    assertThat(rights(role(chart, "ClusterRole", "fixres-operator-view")))
        .containsExactlyInAnyOrder(
            "fixres.io/fixresexperiments: get list watch",
            "fixres.io/fixresexperiments/status: get");
    for (String name : List.of("edit", "admin")) {
      JsonNode role = role(chart, "ClusterRole", "fixres-operator-" + name);
      assertThat(rights(role))
          .contains(
              "fixres.io/fixresexperiments: create delete deletecollection get list patch update watch");
      assertThat(
              role.at("/metadata/labels/rbac.authorization.k8s.io~1aggregate-to-" + name).asText())
          .isEqualTo("true");
    }
  }

  private static JsonNode role(Chart chart, String kind, String name) {
    return named(chart, kind, name).findFirst().orElseThrow();
  }

  private static Stream<JsonNode> named(Chart chart, String kind, String name) {
    return chart.all(kind).filter(object -> object.at("/metadata/name").asText().equals(name));
  }

  /** A role as {@code group/resource: verbs}. */
  private static Set<String> rights(JsonNode role) {
    return stream(role.get("rules"))
        .flatMap(
            rule ->
                stream(rule.get("apiGroups"))
                    .flatMap(
                        group ->
                            stream(rule.get("resources"))
                                .map(
                                    resource ->
                                        "%s/%s: %s"
                                            .formatted(
                                                group.asText(), resource.asText(), verbs(rule)))))
        .collect(Collectors.toSet());
  }

  private static String verbs(JsonNode rule) {
    return stream(rule.get("verbs"))
        .map(JsonNode::asText)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(TreeSet::new), verbs -> String.join(" ", verbs)));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
