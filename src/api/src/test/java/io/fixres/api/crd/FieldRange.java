package io.fixres.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a field may be, in few words. */
final class FieldRange {
  private FieldRange() {}

  /** The default as YAML, or nothing; objects fill themselves and are not worth a word. */
  static String defaultOf(JsonNode schema) {
    JsonNode value = schema.path("default");
    if (value.isMissingNode() || value.isObject()) {
      return "";
    }
    String text = value.isTextual() ? value.asText() : value.toString().replace("\"", "");
    return "`" + (text.isEmpty() ? "\"\"" : text.replace(",", ", ")) + "`";
  }

  /** Bounds, names or lengths. */
  static String of(JsonNode schema) {
    List<String> parts = new ArrayList<>();
    if (schema.has("items")) {
      add(parts, between(schema, "minItems", "maxItems"), " of them");
      add(parts, of(schema.get("items")), "");
      return String.join(": ", parts);
    }
    if (schema.has("enum")) {
      List<String> names = new ArrayList<>();
      schema.get("enum").forEach(name -> names.add(name.asText()));
      return String.join(", ", names);
    }
    add(parts, between(schema, "minimum", "maximum"), "");
    add(parts, between(schema, "minLength", "maxLength"), " characters");
    add(parts, between(schema, "minProperties", "maxProperties"), " of them");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String text, String unit) {
    if (!text.isEmpty()) {
      parts.add(text + unit);
    }
  }

  private static String between(JsonNode schema, String low, String high) {
    if (!schema.has(low) && !schema.has(high)) {
      return "";
    }
    if (!schema.has(low)) {
      return "≤ " + schema.get(high).asText();
    }
    if (!schema.has(high)) {
      return "≥ " + schema.get(low).asText();
    }
    String from = schema.get(low).asText();
    String to = schema.get(high).asText();
    boolean above = schema.path("exclusiveMinimum").asBoolean();
    return from.equals(to) ? from : (above ? "above " : "") + from + "–" + to;
  }
}
