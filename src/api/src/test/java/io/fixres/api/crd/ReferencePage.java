package io.fixres.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code docs/reference.md}: a table for each object of the resource, written from its schema. */
final class ReferencePage {
  private final StringBuilder page = new StringBuilder();

  /** The committed file's text. */
  static String of(CrdDocument crd) {
    ReferencePage reference = new ReferencePage();
    reference.head(crd);
    JsonNode properties = crd.schema().get("properties");
    reference.section("spec", properties.get("spec"));
    reference.section("status", properties.get("status"));
    return reference.page.toString();
  }

  private void head(CrdDocument crd) {
    line("# FixResExperiment, field by field");
    line("");
    line("Generated from `crds/%s`; `fixres.io/v1alpha1`.".formatted(CrdDocument.FILE));
    line("");
    line(crd.schema().get("description").asText());
    line("");
    line("`kubectl explain fixresexperiment.spec.sweep` shows the same on a cluster, and");
    line("`fixres validate FILE` checks a file against all of it without one. A field in **bold**");
    line("is required.");
    rules(crd.schema());
    columns(crd.columns());
  }

  private void columns(JsonNode columns) {
    line("");
    line("`kubectl get fre` shows these columns, those in brackets with `-o wide`:");
    List<String> names = new ArrayList<>();
    columns.forEach(
        column -> {
          String name = column.get("name").asText();
          names.add(column.path("priority").asInt() > 0 ? "(" + name + ")" : name);
        });
    line(String.join(", ", names) + ".");
  }

  private void section(String path, JsonNode schema) {
    line("");
    line("## " + path);
    line("");
    line(text(schema, "description"));
    line("");
    line("| Field | Type | Default | Range | Meaning |");
    line("|---|---|---|---|---|");
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .get("properties")
        .properties()
        .forEach(field -> row(path, field, required.contains(field.getKey())));
    rules(schema);
    schema.get("properties").properties().forEach(field -> nested(path, field));
  }

  private void row(String path, Map.Entry<String, JsonNode> field, boolean required) {
    JsonNode schema = field.getValue();
    String name = required ? "**" + field.getKey() + "**" : field.getKey();
    boolean hasSection = inner(schema).path("properties").isObject();
    String link = hasSection ? "[%s](#%s)".formatted(name, anchor(path, field)) : name;
    line(
        "| %s | %s | %s | %s | %s |"
            .formatted(
                link,
                type(schema),
                FieldRange.defaultOf(schema),
                FieldRange.of(schema),
                cell(text(schema, "description"))));
  }

  private void nested(String path, Map.Entry<String, JsonNode> field) {
    JsonNode schema = inner(field.getValue());
    if (schema.path("properties").isObject()) {
      section(title(path, field), described(schema, text(field.getValue(), "description")));
    }
  }

  private static JsonNode described(JsonNode schema, String description) {
    var copy = ((ObjectNode) schema).deepCopy();
    return copy.put("description", description);
  }

  private static String title(String path, Map.Entry<String, JsonNode> field) {
    return path + "." + field.getKey() + (field.getValue().has("items") ? "[]" : "");
  }

  private static String anchor(String path, Map.Entry<String, JsonNode> field) {
    return title(path, field).replaceAll("[.\\[\\]]", "").toLowerCase(Locale.ROOT);
  }

  private static JsonNode inner(JsonNode schema) {
    return schema.has("items") ? schema.get("items") : schema;
  }

  private static String type(JsonNode schema) {
    String type = text(schema, "type");
    if (schema.has("items")) {
      boolean set = "set".equals(text(schema, "x-kubernetes-list-type"));
      return (set ? "set of " : "list of ") + type(schema.get("items"));
    }
    return schema.has("additionalProperties") ? "map" : type;
  }

  private void rules(JsonNode schema) {
    JsonNode rules = schema.path("x-kubernetes-validations");
    if (!rules.isEmpty()) {
      line("");
      line("Rules:");
      line("");
      rules.forEach(rule -> line("- " + text(rule, "message")));
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
