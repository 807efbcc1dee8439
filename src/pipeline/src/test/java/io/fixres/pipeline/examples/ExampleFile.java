package io.fixres.pipeline.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An example's spec as the API server would store it: with the resource definition's defaults. */
final class ExampleFile {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path ROOT = Path.of("..", "..");
  private static final String DEFINITION = "crds/fixresexperiments.fixres.io-v1.yml";

  private ExampleFile() {}

  /** Names of all examples. */
  static List<String> names() throws IOException {
    try (var files = Files.list(ROOT.resolve("examples"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  static FixResExperimentSpec spec(String name) throws IOException {
    JsonNode example = firstDocument(ROOT.resolve("examples").resolve(name + ".yaml"));
    JsonNode schema =
        firstDocument(ROOT.resolve(DEFINITION)).at("/spec/versions/0/schema/openAPIV3Schema");
    JsonNode spec = example.get("spec");
    fillIn(spec, schema.at("/properties/spec"));
    return Json.read(spec.toString(), FixResExperimentSpec.class);
  }

  private static JsonNode firstDocument(Path file) throws IOException {
    try (var parser = YAML.createParser(file.toFile())) {
      return YAML.readTree(parser);
    }
  }

  private static void fillIn(JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object) {
      for (var field : schema.path("properties").properties()) {
        if (!object.has(field.getKey()) && field.getValue().has("default")) {
          object.set(field.getKey(), field.getValue().get("default").deepCopy());
        }
        fillIn(object.path(field.getKey()), field.getValue());
      }
    }
    if (value.isArray()) {
      value.forEach(element -> fillIn(element, schema.path("items")));
    }
  }
}
