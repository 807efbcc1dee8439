package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's pod. */
class ChartPodTest {
  private static final String TEMPLATE = "/spec/template";
  private static final String CONTAINER = TEMPLATE + "/spec/containers/0";

  @ParameterizedTest
  @ValueSource(strings = {"{}", Chart.EVERYTHING})
  void podMeetsRestricted(String values) {
    JsonNode pod = deployment(values);

    assertThat(pod.at(TEMPLATE + "/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at(TEMPLATE + "/spec/securityContext/seccompProfile/type").asText())
        .isEqualTo("RuntimeDefault");
    JsonNode context = pod.at(CONTAINER + "/securityContext");
    assertThat(context.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(context.get("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(pod.at(TEMPLATE + "/spec/volumes").findValues("hostPath")).isEmpty();
  }

  @Test
  void settingsAreMountedWhereTheOperatorReadsThem() {
    JsonNode pod = deployment("{}");

    assertThat(pod.at(CONTAINER + "/volumeMounts"))
        .anySatisfy(
            mount -> {
              assertThat(mount.get("name").asText()).isEqualTo("config");
              assertThat(mount.get("mountPath").asText()).isEqualTo("/deployments/config");
            })
        .anySatisfy(mount -> assertThat(mount.get("mountPath").asText()).isEqualTo("/tmp"));
  }

  @Test
  void otherSettingsRestartThePodAndOtherReplicasDoNot() {
    String before = checksum("{}");

    assertThat(checksum("maxActiveJobs: 3")).isNotEqualTo(before);
    assertThat(checksum("replicas: 2")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | fixres-operator:VERSION
          image: {tag: "1.2"}                                 | fixres-operator:1.2
          image: {repository: r.example.com:5000/a, tag: "1"} | r.example.com:5000/a:1
          """)
  void imageIsNamedByItsTag(String values, String image) {
    String version = Chart.yaml(Chart.PATH.resolve("Chart.yaml")).get("appVersion").asText();

    assertThat(deployment(values).at(CONTAINER + "/image").asText())
        .isEqualTo(image.replace("VERSION", version));
  }

  @Test
  void digestWinsOverTheTag() {
    assertThat(deployment(Chart.EVERYTHING).at(CONTAINER + "/image").asText())
        .startsWith("fixres-operator@sha256:0123");
  }

  @ParameterizedTest
  @CsvSource({"startup,started", "liveness,live", "readiness,ready"})
  void probesAskQuarkus(String probe, String checks) {
    JsonNode get = deployment("{}").at(CONTAINER + "/" + probe + "Probe/httpGet");

    assertThat(get.get("path").asText()).isEqualTo("/q/health/" + checks);
    assertThat(get.get("port").asText()).isEqualTo("http");
  }

  @Test
  void podKnowsWhoItIsForTheLease() {
    assertThat(deployment("{}").at(CONTAINER + "/env").findValuesAsText("fieldPath"))
        .containsExactly("metadata.name", "metadata.namespace");
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,0", "2,1", "3,1"})
  void severalReplicasAreNotEvictedAtOnce(int replicas, int budgets) {
    assertThat(Chart.render("replicas: " + replicas).all("PodDisruptionBudget")).hasSize(budgets);
  }

  private static String checksum(String values) {
    return deployment(values).at(TEMPLATE + "/metadata/annotations/checksum~1config").asText();
  }

  private static JsonNode deployment(String values) {
    return Chart.render(values).only("Deployment");
  }
}
