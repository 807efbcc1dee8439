package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.check.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds fields that the resource does not have, and the ones that were meant. */
final class UnknownFields {
  private static final Set<String> EVERY_OBJECT = Set.of("apiVersion", "kind", "metadata");

  private final Map<String, Set<String>> homes = new TreeMap<>();
  private final List<Violation> found = new ArrayList<>();

  static List<Violation> find(JsonNode resource, JsonNode schema) {
    UnknownFields search = new UnknownFields();
    search.index(schema.at("/properties/spec"), "spec");
    search.walk(resource, schema, "");
    return search.found;
  }

  private void index(JsonNode schema, String path) {
    names(schema)
        .forEach(
            name -> {
              homes.computeIfAbsent(name, n -> new TreeSet<>()).add(path);
              index(schema.get("properties").get(name), YamlDocument.field(path, name));
            });
  }

  private void walk(JsonNode value, JsonNode schema, String path) {
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        walk(value.get(i), schema.path("items"), YamlDocument.element(path, i));
      }
      return;
    }
    Set<String> names = names(schema);
    boolean isOpen = names.isEmpty() || schema.has("x-kubernetes-preserve-unknown-fields");
    for (var field : value.properties()) {
      String at = YamlDocument.field(path, field.getKey());
      if (names.contains(field.getKey())) {
        walk(field.getValue(), schema.get("properties").get(field.getKey()), at);
      } else if (!isOpen && !(path.isEmpty() && EVERY_OBJECT.contains(field.getKey()))) {
        found.add(
            new Violation(at, "", "is no field of the resource", remedy(field.getKey(), names)));
      }
    }
  }

  private String remedy(String written, Set<String> siblings) {
    var near = DidYouMean.nearest(written, siblings);
    if (near.isPresent()) {
      return "did you mean '" + near.get() + "'?";
    }
    if (homes.containsKey(written)) {
      return "'" + written + "' belongs in " + String.join(" or ", homes.get(written));
    }
    return DidYouMean.nearest(written, homes.keySet())
        .map(name -> "did you mean '" + name + "' in " + String.join(" or ", homes.get(name)) + "?")
        .orElse("take it out; known here: " + String.join(", ", siblings));
  }

  private static Set<String> names(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
