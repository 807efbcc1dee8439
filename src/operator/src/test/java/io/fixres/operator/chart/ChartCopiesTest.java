package io.fixres.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.Labels;
import io.fixres.operator.desired.StageJob;
import io.fixres.operator.settings.OperatorSettings;
import io.fixres.operator.settings.Profiles;
import io.fixres.operator.settings.RunnerImages;
import io.fixres.pipeline.Specs;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart repeats is what its home says. */
class ChartCopiesTest {
  private static final String CRD = "fixresexperiments.fixres.io-v1.yml";
  private static final Path HOME = Chart.ROOT.resolve("crds").resolve(CRD);
  private static final Path COPY = Chart.PATH.resolve("files").resolve("crds").resolve(CRD);

  private static final String STAGES_PODS =
      "{\"%s\":\"%s\"}".formatted(Labels.MANAGED_BY, Labels.OPERATOR);

  @Test
  void definitionIsTheOneOfCrds() throws IOException {
    if (System.getProperty("fixres.update") != null) {
      Files.copy(HOME, COPY, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(COPY)
        .as("write it again with mvn -pl src/operator -am verify -Dfixres.update")
        .hasSameTextualContentAs(HOME);
  }

  @Test
  void renderedDefinitionSaysTheSame() {
    JsonNode rendered = Chart.render("{}").only("CustomResourceDefinition");

    assertThat(rendered.get("spec")).isEqualTo(Chart.yaml(HOME).get("spec"));
  }

  @Test
  void chartIsOfTheProgramsVersion() {
    Matcher version =
        Pattern.compile("<version>(.+?)</version>")
            .matcher(Chart.text(Chart.ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    JsonNode chart = Chart.yaml(Chart.PATH.resolve("Chart.yaml"));

    assertThat(chart.get("appVersion").asText()).isEqualTo(version.group(1));
    assertThat(chart.get("version").asText()).isEqualTo(version.group(1));
    assertThat(Chart.values().get("runnerImages"))
        .allSatisfy(image -> assertThat(image.asText()).contains(":" + version.group(1)));
  }

  @Test
  void runnerImagesAreThoseThatAreBuilt() {
    JsonNode built = Chart.yaml(Chart.ROOT.resolve("runner-image").resolve("flavours.yaml"));

    assertThat(Chart.values().get("runnerImages").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(() -> built.get("flavours").fieldNames());
  }

  @Test
  void operatorReadsWhatIsMounted() throws IOException {
    OperatorSettings settings = settings(Chart.EVERYTHING);

    assertThat(settings.runnerImages()).containsOnlyKeys("cpu", "cu118", "cu124");
    assertThat(settings.allowedImages()).hasValue(List.of("registry.example.com/vision/*"));
    assertThat(settings.maxActiveJobs()).isEqualTo(8);
    assertThat(Chart.render(Chart.EVERYTHING).properties())
        .contains("quarkus.operator-sdk.namespaces=vision,audio")
        .contains("quarkus.log.level=DEBUG");
  }

  @Test
  void labelsOfNodesReachTheOperatorEmptyOnesToo() throws IOException {
    String values =
        "runnerNodeSelector: {node-role.kubernetes.io/worker: '', pool: a, kubernetes.io/arch: null}";

    assertThat(settings(values).nodeSelector())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("node-role.kubernetes.io/worker", "", "pool", "a"));
    assertThat(settings("{}").nodeSelector()).isEqualTo(Map.of("kubernetes.io/arch", "amd64"));
  }

  @Test
  void chartsDefaultsAreTheOperators() throws IOException {
    OperatorSettings own =
        new SmallRyeConfigBuilder()
            .withMapping(OperatorSettings.class)
            .build()
            .getConfigMapping(OperatorSettings.class);

    OperatorSettings charts = settings("{}");

    assertThat(charts.cudaFlavour()).isEqualTo(own.cudaFlavour());
    assertThat(charts.maxActiveJobs()).isEqualTo(own.maxActiveJobs());
    assertThat(charts.allowedImages()).isEqualTo(own.allowedImages());
    assertThat(charts.runnerImages()).containsKey(charts.cudaFlavour());
    assertThat(charts.fsGroup()).contains(65532L);
    assertThat(settings("fsGroup: 0").fsGroup()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixres-runner:0.1.0-SNAPSHOT-cpu",
        "fixres-runner:0x1y0-SNAPSHOT-cpu",
        "registry.example.com/vision/a:1",
        "registry.example.com/vision/a/b@sha256:00",
        "registry.example.com/other/a:1",
        "registryXexample.com/vision/a:1",
        "evil/registry.example.com/vision/a:1"
      })
  void policyAllowsTheImagesThatTheOperatorAllows(String image) throws IOException {
    FixResExperimentSpec spec = Specs.with("{'runner': {'image': '%s'}}".formatted(image));
    boolean allowed =
        RunnerImages.of(settings(Chart.EVERYTHING)).objection(spec, Optional.empty()).isEmpty();

    assertThat(image.matches(policyExpression())).isEqualTo(allowed);
  }

  @Test
  void profilesReachTheOperatorAsItsFile() throws IOException {
    String values = "profiles: {a100: {template: {gpu: {count: 1}}, locked: [gpu]}}";
    Chart rendered = Chart.render(values);

    Path file = Path.of(settings(values).profilesFile().orElseThrow());

    assertThat(
            rendered
                .only("Deployment")
                .at("/spec/template/spec/containers/0/volumeMounts/0/mountPath")
                .asText())
        .isEqualTo(file.getParent().toString());
    String yaml =
        rendered.only("ConfigMap").get("data").get(file.getFileName().toString()).asText();
    assertThat(Profiles.parse(yaml, "chart").byName()).containsOnlyKeys("a100");
  }

  @Test
  void networkPoliciesSelectTheStagesPods() {
    assertThat(
            policies(Chart.render(Chart.EVERYTHING), "fixres-operator-runners")
                .map(policy -> policy.at("/spec/podSelector/matchLabels").toString()))
        .isNotEmpty()
        .containsOnly(STAGES_PODS);
  }

  @Test
  void networkPoliciesOpenThePortsThatAreListenedOn() {
    Chart chart = Chart.render(Chart.EVERYTHING);
    JsonNode operator = policies(chart, "fixres-operator").findFirst().orElseThrow();
    JsonNode progress = operator.at("/spec/egress/2");

    assertThat(policies(chart, "fixres-operator-runners"))
        .isNotEmpty()
        .allSatisfy(
            runners ->
                assertThat(runners.at("/spec/ingress/0/ports/0/port").asInt())
                    .isEqualTo(StageJob.PROGRESS_PORT));
    assertThat(progress.at("/ports/0/port").asInt()).isEqualTo(StageJob.PROGRESS_PORT);
    assertThat(progress.at("/to/0/podSelector/matchLabels")).hasToString(STAGES_PODS);
    assertThat(operator.at("/spec/ingress/0/ports/0/port"))
        .isEqualTo(
            chart.only("Deployment").at("/spec/template/spec/containers/0/ports/0/containerPort"));
  }

  private static Stream<JsonNode> policies(Chart chart, String name) {
    return chart
        .all("NetworkPolicy")
        .filter(policy -> policy.at("/metadata/name").asText().equals(name));
  }

  private static String policyExpression() {
    String rule =
        Chart.render(Chart.EVERYTHING)
            .only("ValidatingAdmissionPolicy")
            .at("/spec/validations/0/expression")
            .asText();
    Matcher literal = Pattern.compile("matches\\('(.+)'\\)").matcher(rule);
    assertThat(literal.find()).isTrue();
    return literal.group(1).replace("\\\\", "\\");
  }

  private static OperatorSettings settings(String values) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(Chart.render(values).properties()));
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return new SmallRyeConfigBuilder()
        .withMapping(OperatorSettings.class)
        .withSources(new PropertiesConfigSource(map, "chart", 250))
        .build()
        .getConfigMapping(OperatorSettings.class);
  }
}
