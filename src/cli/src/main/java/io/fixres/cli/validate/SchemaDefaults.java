package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fills in what the user left out, as the API server does: null means left out. */
final class SchemaDefaults {
  private SchemaDefaults() {}

  static void apply(JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object) {
      schema.path("properties").properties().forEach(field -> fill(object, field));
    } else if (value.isArray()) {
      value.forEach(element -> apply(element, schema.path("items")));
    }
  }

  private static void fill(ObjectNode object, Map.Entry<String, JsonNode> field) {
    String name = field.getKey();
    JsonNode schema = field.getValue();
    if (object.path(name).isNull()) {
      object.remove(name);
    }
    if (!object.has(name) && schema.has("default")) {
      object.set(name, schema.get("default").deepCopy());
    }
    if (object.has(name)) {
      apply(object.get(name), schema);
    }
  }
}
