package io.fixres.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The chart's values as a table for people: what the schema says, with the defaults. */
final class ValuesTable {
  private final JsonNode schema;
  private final StringBuilder table =
      new StringBuilder("| value | default | what |\n|---|---|---|\n");

  private ValuesTable(JsonNode schema) {
    this.schema = schema;
  }

  /** The table; a row a value. */
  static String of(JsonNode schema, JsonNode values) {
    ValuesTable table = new ValuesTable(schema);
    table.addAll("", schema, values, "");
    return table.table.toString();
  }

  /** A node of the schema with what it refers to. */
  static JsonNode resolve(JsonNode schema, JsonNode node) {
    return node.has("$ref") ? schema.at(node.get("$ref").asText().substring(1)) : node;
  }

  private void addAll(String prefix, JsonNode node, JsonNode values, String about) {
    for (Map.Entry<String, JsonNode> property : node.get("properties").properties()) {
      JsonNode value = values.get(property.getKey());
      if (value != null) {
        add(prefix + property.getKey(), property.getValue(), value, about);
      }
    }
  }

  private void add(String path, JsonNode node, JsonNode value, String about) {
    JsonNode type = resolve(schema, node);
    String says = node.path("description").asText(type.path("description").asText());
    if (type.has("properties") && !value.isEmpty()) {
      addAll(path + ".", type, value, node.has("$ref") ? says : "");
    } else {
      String first = about.isEmpty() ? "" : about + " ";
      table.append("| `%s` | %s | %s%s |\n".formatted(path, code(value), first, says));
    }
  }

  private static String code(JsonNode value) {
    if (value.isTextual()) {
      return value.asText().isEmpty() ? "" : "`" + value.asText() + "`";
    }
    return "`" + (value.isObject() ? inOrder(value) : value.toString()) + "`";
  }

  private static String inOrder(JsonNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
