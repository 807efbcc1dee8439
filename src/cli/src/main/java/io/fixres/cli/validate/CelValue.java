package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value as rules see it: the schema decides whether 1 is a whole number or a decimal. */
final class CelValue {
  private CelValue() {}

  static Object of(JsonNode value, JsonNode schema) {
    if (value.isObject()) {
      return map(value, schema);
    }
    if (value.isArray()) {
      return list(value, schema);
    }
    if (value.isNumber()) {
      boolean isDecimal = !schema.path("type").asText("").equals("integer");
      return isDecimal ? (Object) value.doubleValue() : (Object) value.longValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }

  private static Map<String, Object> map(JsonNode object, JsonNode schema) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (var field : object.properties()) {
      JsonNode inner = schema.path("properties").path(field.getKey());
      map.put(field.getKey(), of(field.getValue(), inner));
    }
    return map;
  }

  private static List<Object> list(JsonNode array, JsonNode schema) {
    List<Object> list = new ArrayList<>();
    array.forEach(element -> list.add(of(element, schema.path("items"))));
    if (schema.path("x-kubernetes-list-type").asText().equals("set")) {
      list.sort(Comparator.comparing(Object::toString)); // sets are equal in any order
    }
    return list;
  }
}
