package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fixres.pipeline.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks types, ranges, names and forms against the definition's schema, all of them. */
final class SchemaCheck {
  private SchemaCheck() {}

  static List<Violation> check(JsonNode resource) {
    Set<ValidationMessage> messages = Holder.SCHEMA.validate(resource);
    Set<String> mistyped = new HashSet<>();
    messages.stream().filter(m -> m.getType().equals("type")).forEach(m -> mistyped.add(path(m)));
    List<Violation> violations = new ArrayList<>();
    for (ValidationMessage message : messages) {
      boolean isEcho = mistyped.contains(path(message)) && !message.getType().equals("type");
      if (!isEcho) {
        violations.add(violation(message));
      }
    }
    violations.addAll(ListKeys.repeated(resource, CrdSchema.root(), ""));
    return violations.stream().distinct().toList(); // both branches of an anyOf complain
  }

  private static Violation violation(ValidationMessage message) {
    JsonNode schema = schemaAt(message.getInstanceLocation());
    String path = path(message);
    if (message.getType().equals("required")) {
      String missing = message.getProperty();
      JsonNode wanted = schema.path("properties").path(missing);
      return new SchemaWords(wanted).required(YamlDocument.field(path, missing));
    }
    return new SchemaWords(schema).violation(path, message.getInstanceNode(), message.getType());
  }

  private static String path(ValidationMessage message) {
    JsonNodePath location = message.getInstanceLocation();
    String path = "";
    for (int i = 0; i < location.getNameCount(); i++) {
      Object step = location.getElement(i);
      path =
          step instanceof Integer index
              ? YamlDocument.element(path, index)
              : YamlDocument.field(path, step.toString());
    }
    return path;
  }

  private static JsonNode schemaAt(JsonNodePath location) {
    JsonNode schema = CrdSchema.root();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object step = location.getElement(i);
      if (step instanceof Integer) {
        schema = schema.path("items");
      } else {
        JsonNode field = schema.path("properties").path(step.toString());
        schema = field.isMissingNode() ? schema.path("additionalProperties") : field;
      }
    }
    return schema;
  }

  /** Compiling takes a moment, so it waits until it is needed. */
  private static final class Holder {
    static final JsonSchema SCHEMA =
        // OpenAPI 3.0's exclusiveMinimum is a boolean, as in draft 4.
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(plain(CrdSchema.root().deepCopy()));

    /** Without the words of Kubernetes, which the library would warn about. */
    private static JsonNode plain(JsonNode schema) {
      if (schema instanceof ObjectNode object) {
        if (object.path("x-kubernetes-list-type").asText().equals("set")) {
          object.put("uniqueItems", true);
        }
        object.remove(
            object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(keyword -> keyword.startsWith("x-kubernetes-"))
                .toList());
      }
      schema.forEach(Holder::plain);
      return schema;
    }
  }
}
