package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One document of a YAML file.
 *
 * @param tree what it says
 * @param positions where each field stands, by its path such as {@code spec.train.resolutions[1]}
 */
record YamlDocument(JsonNode tree, Map<String, Position> positions) {
  YamlDocument {
    positions = Map.copyOf(positions);
  }

  /** Where a field stands; for an absent one, where the nearest thing around it does. */
  Position at(String path) {
    String nearest = path;
    while (!positions.containsKey(nearest) && !nearest.isEmpty()) {
      nearest = around(nearest);
    }
    return positions.getOrDefault(nearest, Position.START);
  }

  private static String around(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }

  static String field(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String element(String parent, int index) {
    return parent + "[" + index + "]";
  }
}
