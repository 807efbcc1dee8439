package io.fixres.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Writes numbers as people do: the generator's 3.1536E7 becomes 31536000. */
final class PlainNumbers {
  ObjectNode of(JsonNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(field -> copy.set(field.getKey(), plain(field.getValue())));
    return copy;
  }

  private JsonNode plain(JsonNode node) {
    if (node.isObject()) {
      return of(node);
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> copy.add(plain(element)));
      return copy;
    }
    return node.isFloatingPointNumber() ? shortest(BigDecimal.valueOf(node.asDouble())) : node;
  }

  private static JsonNode shortest(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() <= 0
        ? LongNode.valueOf(stripped.longValueExact())
        : DecimalNode.valueOf(stripped);
  }
}
