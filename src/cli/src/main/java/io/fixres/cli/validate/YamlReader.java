package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fixres.pipeline.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/** Reads YAML text into trees that know where each field stands; finds what is no YAML. */
final class YamlReader {
  /** What has neither quotes nor a tag. */
  private static final Tag PLAIN = new Tag("plain");

  private static final Set<Tag> READ = Set.of(PLAIN, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);

  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private Map<String, Position> positions = new HashMap<>();
  private int depth;

  YamlReader(String file) {
    this.file = file;
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** The documents up to the first place that is no YAML. */
  List<YamlDocument> read(String text) {
    List<YamlDocument> documents = new ArrayList<>();
    LoadSettings settings = LoadSettings.builder().setLabel(file).setSchema(new Untyped()).build();
    try {
      Composer composer = new Composer(settings, new ShallowParser(settings, spaced(text)));
      while (composer.hasNext()) {
        positions = new HashMap<>();
        JsonNode tree = tree(composer.next(), "");
        if (!tree.isNull()) {
          documents.add(new YamlDocument(tree, positions));
        }
      }
    } catch (ShallowParser.TooDeep e) {
      report(e.position(), "", tooDeep());
    } catch (MarkedYamlEngineException e) {
      report(e.getProblemMark().map(Position::of).orElse(Position.START), "", broken(e));
    } catch (YamlEngineException e) {
      report(Position.START, "", new Violation("", "", "is no YAML: " + e.getMessage(), ""));
    }
    return documents;
  }

  /** Leaves it to {@link YamlScalar} what plain words mean. */
  private static final class Untyped implements Schema {
    @Override
    public ScalarResolver getScalarResolver() {
      return (text, isPlain) -> isPlain ? PLAIN : Tag.STR;
    }

    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
      return Map.of();
    }
  }

  /** JSON, which kubectl knows by its first character, may be indented with tabs. */
  private static String spaced(String text) {
    return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
  }

  private static Violation broken(MarkedYamlEngineException e) {
    boolean tab = e.getProblem().contains("TAB");
    return tab
        ? new Violation("", "", "is indented with a tab", "YAML is indented with spaces only")
        : new Violation(
            "",
            "",
            "is no YAML: " + e.getProblem().strip(),
            "check indentation, colons and quotes here and on the line above");
  }

  private static Violation tooDeep() {
    return new Violation(
        "",
        "",
        "is nested more than " + ShallowParser.DEPTH + " levels deep",
        "take brackets out; an alias (*name) inside what it names never ends");
  }

  private void report(Position position, String path, Violation violation) {
    findings.add(new Finding(file, position, violation));
    positions.putIfAbsent(path, position);
  }

  private JsonNode tree(Node node, String path) {
    Position position = node.getStartMark().map(Position::of).orElse(Position.START);
    positions.putIfAbsent(path, position);
    // Aliases, which the parser does not follow, can nest as deep, and lead back to where they are.
    if (depth == ShallowParser.DEPTH || node.isRecursive()) {
      throw new ShallowParser.TooDeep(position);
    }
    depth++;
    JsonNode tree = value(node, path);
    depth--;
    return tree;
  }

  private JsonNode value(Node node, String path) {
    if (node instanceof MappingNode mapping) {
      return object(mapping, path);
    }
    if (node instanceof SequenceNode sequence) {
      return list(sequence, path);
    }
    ScalarNode scalar = (ScalarNode) node;
    return READ.contains(scalar.getTag())
        ? YamlScalar.plain(scalar.getValue())
        : TextNode.valueOf(scalar.getValue());
  }

  private ArrayNode list(SequenceNode sequence, String path) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Node element : sequence.getValue()) {
      list.add(tree(element, YamlDocument.element(path, list.size())));
    }
    return list;
  }

  private ObjectNode object(MappingNode mapping, String path) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      String name = name(entry.getKeyNode());
      if (name.equals("<<")) {
        merge(merged, tree(entry.getValueNode(), path));
        continue;
      }
      String at = YamlDocument.field(path, name);
      Position position = entry.getKeyNode().getStartMark().map(Position::of).orElseThrow();
      if (object.has(name)) {
        report(position, at, twice(at, positions.getOrDefault(at, position)));
        continue;
      }
      positions.put(at, position);
      object.set(name, tree(entry.getValueNode(), at));
    }
    merged.properties().forEach(field -> object.putIfAbsent(field.getKey(), field.getValue()));
    return object;
  }

  private static void merge(ObjectNode into, JsonNode from) {
    if (from.isObject()) {
      from.properties().forEach(field -> into.putIfAbsent(field.getKey(), field.getValue()));
    } else {
      from.forEach(element -> merge(into, element));
    }
  }

  private static Violation twice(String path, Position first) {
    return new Violation(
        path, "", "is given twice, first on line " + first.line(), "keep one of them");
  }

  private static String name(Node key) {
    return key instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }
}
