package io.fixres.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The CustomResourceDefinition: what fabric8's generator makes of the types, mended. */
final class CrdDocument {
  static final String FILE = "fixresexperiments.fixres.io-v1.yml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  private final ObjectNode tree;

  private CrdDocument(ObjectNode tree) {
    this.tree = tree;
  }

  /** Generates it from the types. */
  static CrdDocument generate() {
    ObjectNode tree = new PlainNumbers().of(parse(raw()));
    ObjectNode version = (ObjectNode) tree.at("/spec/versions/0");
    version.set("additionalPrinterColumns", inOrder(version.get("additionalPrinterColumns")));
    mend((ObjectNode) version.at("/schema/openAPIV3Schema"));
    return new CrdDocument(tree);
  }

  ObjectNode schema() {
    return (ObjectNode) tree.at("/spec/versions/0/schema/openAPIV3Schema");
  }

  JsonNode columns() {
    return tree.at("/spec/versions/0/additionalPrinterColumns");
  }

  /** The committed file's text. */
  String yaml() {
    try {
      return "# Generated from src/api; change it there and run: mvn -pl src/api -am verify"
          + " -Dfixres.update\n"
          + YAML.writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root's and its two halves' own properties, which the generator leaves out. */
  private static void mend(ObjectNode schema) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    SchemaPolish polish = new SchemaPolish();
    polish.polish((ObjectNode) properties.get("spec"), FixResExperimentSpec.class);
    polish.polish((ObjectNode) properties.get("status"), FixResExperimentStatus.class);
    ((ObjectNode) properties.get("spec")).put("description", "What a user asks for.");
    ((ObjectNode) properties.get("status")).put("description", "What was found so far.");
    properties.putObject("metadata").put("type", "object");
    schema.putArray("required").add("spec");
    schema.put(
        "description",
        "Finds the test resolution that an image classifier scores best at, and fine-tunes it"
            + " there: train once, test at many sizes, tune at the best, conclude with intervals.");
  }

  /** The generator sorts columns; people read them in the order of the annotations. */
  private static ArrayNode inOrder(JsonNode sorted) {
    Map<String, JsonNode> byName = new HashMap<>();
    sorted.forEach(column -> byName.put(column.get("name").asText(), column));
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    for (var column : FixResExperiment.class.getAnnotationsByType(AdditionalPrinterColumn.class)) {
      ObjectNode named = (ObjectNode) byName.get(column.name());
      columns.add(column.priority() == 0 ? named.without("priority") : named);
    }
    return columns;
  }

  private static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String raw() {
    var bytes = new ByteArrayOutputStream();
    new CRDGenerator()
        .customResourceClasses(FixResExperiment.class)
        .forCRDVersions("v1")
        .withOutput(new InMemory(bytes))
        .generate();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Where the generator writes to. */
  private record InMemory(ByteArrayOutputStream bytes)
      implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    @Override
    public ByteArrayOutputStream outputFor(String name) {
      return bytes;
    }

    @Override
    public void close() {}
  }
}
