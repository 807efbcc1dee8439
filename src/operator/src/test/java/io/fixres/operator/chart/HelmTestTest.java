package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code helm test} applies. */
class HelmTestTest {
  @ParameterizedTest
  @ValueSource(strings = {"{}", "rbac: {create: false}", Chart.EVERYTHING})
  void whatItNeedsIsThereForTheTestAlone(String values) {
    Chart chart = HelmTest.render(values);

    assertThat(chart.objects())
        .filteredOn(object -> object.at("/metadata/name").asText().endsWith("-test"))
        .isNotEmpty()
        .allSatisfy(
            object -> {
              JsonNode annotations = object.at("/metadata/annotations");
              assertThat(annotations.get(HelmTest.HOOK).asText()).isEqualTo("test");
              assertThat(annotations.get(HelmTest.HOOK + "-delete-policy").asText())
                  .isEqualTo("before-hook-creation,hook-succeeded");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", Chart.EVERYTHING})
  void podIsOfTheOperatorsImageAndNotFoundByItsService(String values) {
    Chart chart = HelmTest.render(values);
    JsonNode pod = chart.only("Pod");
    JsonNode operator = chart.only("Deployment");

    assertThat(pod.at("/spec/containers/0/image"))
        .isEqualTo(operator.at("/spec/template/spec/containers/0/image"));
    assertThat(pod.at("/metadata/labels/app.kubernetes.io~1name").asText())
        .isNotEmpty()
        .isNotEqualTo(operator.at("/spec/selector/matchLabels/app.kubernetes.io~1name").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                              | ["fixres-system","fixres-operator"]
          watchNamespaces: [vision, audio] | ["fixres-system","fixres-operator","vision","audio"]
          """)
  void podLooksWhereTheOperatorDoes(String values, String arguments) {
    String command =
        HelmTest.render(values).only("Pod").at("/spec/containers/0/command").toString();

    assertThat(command).endsWith("InstallationCheck\"," + arguments.substring(1));
  }
}
