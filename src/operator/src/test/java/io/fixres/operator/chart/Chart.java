package io.fixres.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import io.fixres.operator.cluster.KubeBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Helm makes of the chart and some values.
 *
 * @param objects all objects that it renders
 */
record Chart(List<JsonNode> objects) {
  /** The repository. */
  static final Path ROOT = Path.of("..", "..");

  /** The chart's directory. */
  static final Path PATH = ROOT.resolve("helm").resolve("fixres-operator");

  /** Where the tests install it. */
  static final String NAMESPACE = "fixres-system";

  /** Everything that is off by default. */
  static final String EVERYTHING =
      """
      replicas: 2
      watchNamespaces: [vision, audio]
      allowedImages: ["registry.example.com/vision/*"]
      maxActiveJobs: 8
      properties: {quarkus.log.level: DEBUG}
      image: {digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}
      imagePullSecrets: [{name: pull}]
      admissionPolicy:
        enabled: true
        profiles: [small, large]
        requireProfile: true
        forbiddenTemplateFields: [gpu, extraVolumes]
        namespaceSelector: {matchLabels: {team: vision}}
      networkPolicy:
        operator: {enabled: true, metricsFrom: [{namespaceSelector: {matchLabels: {monitoring: "yes"}}}]}
        runners: {enabled: true, egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}
      metrics:
        serviceMonitor: {enabled: true, labels: {release: prometheus}}
        podMonitor: {enabled: true}
        prometheusRule: {enabled: true}
        dashboard: {enabled: true, annotations: {grafana_folder: ML}}
      env: [{name: HTTPS_PROXY, value: "http://proxy:3128"}]
      podLabels: {team: platform}
      podAnnotations: {note: mine}
      priorityClassName: system-cluster-critical
      nodeSelector: {kubernetes.io/os: linux}
      tolerations: [{key: infra, operator: Exists}]
      affinity: {nodeAffinity: {}}
      topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]
      """;

  private static final YAMLMapper YAML = new YAMLMapper();

  Chart {
    objects = List.copyOf(objects);
  }

  /** As {@code helm template fixres helm/fixres-operator --values} renders it. */
  static Chart render(String values) {
    return render(PATH, "fixres", NAMESPACE, values);
  }

  /** The same of another chart, release and namespace. */
  static Chart render(Path chart, String release, String namespace, String values) {
    String manifests =
        file(
            values,
            file ->
                new Helm(chart)
                    .template()
                    .withName(release)
                    .withNamespace(namespace)
                    .withKubeVersion("v" + KubeBinaries.version())
                    .withValuesFile(file)
                    .call());
    return new Chart(documents(manifests));
  }

  /** The values that nobody changed. */
  static JsonNode values() {
    return yaml(PATH.resolve("values.yaml"));
  }

  /** The schema of values. */
  static JsonNode schema() {
    try {
      return new ObjectMapper().readTree(PATH.resolve("values.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A YAML file. */
  static JsonNode yaml(Path file) {
    return documents(text(file)).get(0);
  }

  /** A file's text. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The documents of a YAML text that say something. */
  static List<JsonNode> documents(String yaml) {
    try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return values.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(yaml, e);
    }
  }

  /** Objects of a kind. */
  Stream<JsonNode> all(String kind) {
    return objects.stream().filter(object -> object.get("kind").asText().equals(kind));
  }

  /** The one object of a kind. */
  JsonNode only(String kind) {
    List<JsonNode> found = all(kind).toList();
    if (found.size() != 1) {
      throw new AssertionError("expected one " + kind + ", found " + found.size());
    }
    return found.get(0);
  }

  /** The operator's settings as they are mounted. */
  String properties() {
    return all("ConfigMap")
        .map(map -> map.at("/data/application.properties"))
        .filter(JsonNode::isTextual)
        .findFirst()
        .orElseThrow()
        .asText();
  }

  private interface WithFile {
    String use(Path file);
  }

  private static String file(String text, WithFile action) {
    try {
      Path file = Files.createTempFile("values", ".yaml");
      try {
        return action.use(Files.writeString(file, text));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
