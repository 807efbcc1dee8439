package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.pipeline.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds two elements of one name in lists whose elements are told apart by name. */
final class ListKeys {
  private ListKeys() {}

  static List<Violation> repeated(JsonNode value, JsonNode schema, String path) {
    List<Violation> found = new ArrayList<>();
    for (var field : schema.path("properties").properties()) {
      String at = YamlDocument.field(path, field.getKey());
      found.addAll(repeated(value.path(field.getKey()), field.getValue(), at));
    }
    JsonNode keys = schema.path("x-kubernetes-list-map-keys");
    Set<String> seen = new HashSet<>();
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      String at = YamlDocument.element(path, i);
      found.addAll(repeated(value.get(i), schema.path("items"), at));
      String name = value.get(i).path(keys.path(0).asText()).asText();
      if (!keys.isEmpty() && !seen.add(name)) {
        String key = keys.path(0).asText();
        found.add(new Violation(at, name, "has a " + key + " that is taken", "keep one of them"));
      }
    }
    return found;
  }
}
