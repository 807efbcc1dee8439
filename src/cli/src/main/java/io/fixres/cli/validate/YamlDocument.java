package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /**
   * The objects of a list, which kubectl takes one by one; of anything else the document itself.
   */
  Stream<YamlDocument> objects() {
    JsonNode items = tree.path("items");
    boolean isList = tree.path("kind").asText().endsWith("List") && items.isArray();
    return isList
        ? IntStream.range(0, items.size()).mapToObj(this::item).flatMap(YamlDocument::objects)
        : Stream.of(this);
  }

  private YamlDocument item(int index) {
    String path = element("items", index);
    Map<String, Position> own = new HashMap<>();
    own.put("", at(path));
    positions.forEach(
        (field, position) -> {
          if (field.startsWith(path + ".")) {
            own.put(field.substring(path.length() + 1), position);
          }
        });
    return new YamlDocument(tree.path("items").get(index), own);
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
