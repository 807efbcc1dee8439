package io.fixres.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixres.api.ListType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds to a generated schema what the generator cannot say: the records' order, integer and time
 * formats, list types, compact pod parts, and defaults that depend on the place.
 */
final class SchemaPolish {
  private static final ObjectMapper NAMES = new ObjectMapper();

  /** Walks a schema and the record that it was made from, side by side. */
  void polish(ObjectNode schema, Class<?> type) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    pushDownDefaults(schema, properties);
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode property = (ObjectNode) properties.remove(component.getName());
      visit(property, component.getGenericType());
      if (component.getName().endsWith("Time")) {
        property.put("format", "date-time");
      }
      addListType(property, component.getAnnotation(ListType.class));
      properties.set(component.getName(), property); // removed and set: now in the record's order
    }
  }

  private void visit(ObjectNode schema, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      String inner = generic.getRawType() == Map.class ? "additionalProperties" : "items";
      visit((ObjectNode) schema.get(inner), last);
      return;
    }
    visitClass(schema, (Class<?>) type);
  }

  private void visitClass(ObjectNode schema, Class<?> type) {
    if (type.isRecord()) {
      polish(schema, type);
    } else if (type.isEnum()) {
      ArrayNode names = schema.putArray("enum");
      List.of(type.getEnumConstants()).forEach(c -> names.add(NAMES.valueToTree(c).asText()));
    } else if (type == Integer.class || type == Long.class) {
      schema.put("format", type == Integer.class ? "int32" : "int64");
    } else {
      PodSchemas.replace(schema, type);
    }
  }

  /**
   * A field that its parent's default names takes that value also where the user writes a part of
   * the parent: fine-tuning's learning rate is 0.001 beside any momentum.
   */
  private static void pushDownDefaults(ObjectNode schema, ObjectNode properties) {
    JsonNode defaults = schema.path("default");
    defaults
        .properties()
        .forEach(
            field ->
                ((ObjectNode) properties.get(field.getKey())).set("default", field.getValue()));
  }

  private static void addListType(ObjectNode schema, @Nullable ListType list) {
    if (list == null) {
      return;
    }
    schema.put("x-kubernetes-list-type", list.value().name().toLowerCase(Locale.ROOT));
    if (list.keys().length > 0) {
      ArrayNode keys = schema.putArray("x-kubernetes-list-map-keys");
      List.of(list.keys()).forEach(keys::add);
    }
  }
}
