package io.fixres.operator.reconcile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.observe.Obstacle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads an experiment whatever it says: its schema leaves parts of pods open, and a newer operator
 * may have taken values that this one does not know. One that could not be read would end the watch
 * of all; so a field that cannot be is left out, and told where the experiment is looked at.
 */
final class ExperimentReader extends JsonDeserializer<FixResExperiment> {
  /**
   * Annotation of what was read, never stored, since all that is written of an experiment is its
   * status: the first field of the spec left out. Whoever sets it refuses their own.
   */
  private static final String UNREAD = "fixres.io/unread";

  private static final int LONGEST_VALUE = 60;

  /** No part of a pod is as deep, and reading and writing a field goes as deep itself. */
  private static final int DEEPEST = 100;

  /** A field that is too deep is told so exactly: {@code spec.template.affinity}. */
  private static final int NAMED_LEVELS = 2;

  /** Why an experiment that was read cannot be carried out as a whole; empty = all was read. */
  static Optional<Obstacle> objection(FixResExperiment experiment) {
    Map<String, String> annotations = experiment.getMetadata().getAnnotations();
    return annotations == null
        ? Optional.empty()
        : Optional.ofNullable(annotations.get(UNREAD)).map(Obstacle::invalidSpec);
  }

  @Override
  public FixResExperiment deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonNode tree = context.readTree(parser);
    FixResExperiment experiment = new FixResExperiment();
    experiment.setMetadata(context.readTreeAsValue(tree.get("metadata"), ObjectMeta.class));
    Part spec = new Part("spec", tree.get("spec"), context);
    experiment.setSpec(spec.read(FixResExperimentSpec.class));
    if (!spec.unread.isEmpty()) {
      Map<String, String> annotations = new LinkedHashMap<>();
      Optional.ofNullable(experiment.getMetadata().getAnnotations()).ifPresent(annotations::putAll);
      annotations.put(UNREAD, Obstacle.invalidSpec(spec.unread.subList(0, 1)).message());
      experiment.getMetadata().setAnnotations(annotations);
    }
    Part status = new Part("status", tree.get("status"), context);
    experiment.setStatus(status.read(FixResExperimentStatus.class));
    return experiment;
  }

  /** The spec or the status of one experiment. */
  private static final class Part {
    private final String name;
    private final @Nullable JsonNode tree;
    private final DeserializationContext context;
    private final List<Violation> unread = new ArrayList<>();

    Part(String name, @Nullable JsonNode tree, DeserializationContext context) {
      this.name = name;
      this.tree = tree;
      this.context = context;
    }

    /** What can be read of it; one field after another is taken out that cannot be. */
    <T> @Nullable T read(Class<T> type) throws IOException {
      if (tree != null) {
        takeOutDeep(tree, name, NAMED_LEVELS);
      }
      while (true) {
        try {
          return context.readTreeAsValue(tree, type);
        } catch (JsonMappingException e) {
          unread.add(violation(e, takeOut(e)));
        }
      }
    }

    private void takeOutDeep(JsonNode parent, String path, int levels) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(parent.properties())) {
        String inner = path + "." + field.getKey();
        if (!isDeep(field.getValue())) {
          continue;
        }
        if (levels > 1 && field.getValue().isObject()) {
          takeOutDeep(field.getValue(), inner, levels - 1);
        } else {
          ((ObjectNode) parent).remove(field.getKey());
          unread.add(new Violation(inner, "…", "must not be nested deeper than " + DEEPEST, ""));
        }
      }
    }

    private static boolean isDeep(JsonNode value) {
      List<JsonNode> level = List.of(value);
      for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
        List<JsonNode> next = new ArrayList<>();
        level.forEach(node -> node.forEach(next::add));
        level = next;
      }
      return !level.isEmpty();
    }

    private JsonNode takeOut(JsonMappingException e) throws JsonMappingException {
      JsonPointer field = JsonPointer.empty();
      for (Reference step : e.getPath()) {
        field =
            step.getFieldName() == null
                ? field.appendIndex(step.getIndex())
                : field.appendProperty(step.getFieldName());
      }
      if (tree == null || field.matches() || tree.at(field).isMissingNode()) {
        throw e; // nothing is left to take out
      }
      JsonNode parent = tree.at(field.head());
      return parent instanceof ArrayNode list
          ? list.remove(field.last().getMatchingIndex())
          : ((ObjectNode) parent).remove(field.last().getMatchingProperty());
    }

    private Violation violation(JsonMappingException e, JsonNode value) {
      String path = e.getPath().stream().map(Part::words).collect(Collectors.joining("", name, ""));
      String type =
          e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
              ? mismatch.getTargetType().getSimpleName()
              : "value";
      String text = value.toString();
      String shown = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
      return new Violation(
          path,
          shown,
          "%s is no %s that this operator knows".formatted(shown, type),
          "write it as in a pod; what a newer operator has taken needs that one");
    }

    private static String words(Reference step) {
      return step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName();
    }
  }
}
