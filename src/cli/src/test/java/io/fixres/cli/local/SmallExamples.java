package io.fixres.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.imageio.ImageIO;

/** The examples with what makes them big replaced, as {@code small-examples.yaml} says. */
final class SmallExamples {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path EXAMPLES = Path.of("..", "..", "examples");
  private static final int PER_CLASS = 6;

  private final ObjectNode changes;

  SmallExamples() throws IOException {
    try (InputStream in = SmallExamples.class.getResourceAsStream("small-examples.yaml")) {
      changes = (ObjectNode) YAML.readTree(in);
    }
  }

  /** Names of the examples that run in small. */
  List<String> names() {
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    changes.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    sorted.remove("all");
    return List.copyOf(sorted.keySet());
  }

  /** Names of all example files. */
  static List<String> all() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  /** The small version of an example, as YAML. */
  String yaml(String name) throws IOException {
    JsonNode example;
    try (var parser = YAML.createParser(EXAMPLES.resolve(name + ".yaml").toFile())) {
      example = YAML.readTree(parser); // the first document: claims are directories here
    }
    ObjectNode spec = (ObjectNode) example.get("spec");
    merge(spec, (ObjectNode) changes.get("all"));
    merge(spec, (ObjectNode) changes.get(name));
    return YAML.writeValueAsString(example);
  }

  private static void merge(ObjectNode into, ObjectNode changes) {
    for (var change : changes.properties()) {
      JsonNode value = change.getValue();
      if (value.isNull()) {
        into.remove(change.getKey());
      } else if (value.isObject() && into.get(change.getKey()) instanceof ObjectNode inner) {
        merge(inner, (ObjectNode) value);
      } else {
        into.set(change.getKey(), value);
      }
    }
  }

  /** Three classes that differ in colour, in three splits. */
  static Path folder(Path directory) throws IOException {
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE};
    for (String split : List.of("train", "val", "holdout")) {
      for (int label = 0; label < colours.length; label++) {
        Path folder = Files.createDirectories(directory.resolve(split).resolve("class" + label));
        for (int image = 0; image < PER_CLASS; image++) {
          ImageIO.write(
              disc(colours[label], image), "png", folder.resolve(image + ".png").toFile());
        }
      }
    }
    return directory;
  }

  private static BufferedImage disc(Color colour, int number) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(colour);
    canvas.fillOval(4 * number, 3 * number, 30, 30);
    canvas.dispose();
    return image;
  }
}
