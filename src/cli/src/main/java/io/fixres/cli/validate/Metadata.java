package io.fixres.cli.validate;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.check.DidYouMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Checks an object's metadata, of which the resource's definition says nothing but the name. */
final class Metadata {
  private static final List<String> FIELDS =
      List.of(ObjectMeta.class.getAnnotation(JsonPropertyOrder.class).value());
  private static final SchemaWords TEXT = words("string");
  private static final SchemaWords MAPPING = words("object");

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALUE = Pattern.compile("(" + LABEL + ")?");
  private static final String DOMAIN =
      "(?=[^/]{1,253}/)D(\\.D)*/".replace("D", "[a-z0-9]([a-z0-9-]*[a-z0-9])?");
  private static final Pattern KEY = Pattern.compile("(" + DOMAIN + ")?" + LABEL);

  private final List<Violation> found = new ArrayList<>();

  private Metadata() {}

  /** All that is wrong with it besides the name. */
  static List<Violation> check(JsonNode metadata) {
    Metadata check = new Metadata();
    metadata.fieldNames().forEachRemaining(check::field);
    check.namespace(metadata.path("namespace"));
    check.labels(metadata.path("labels"));
    check.annotations(metadata.path("annotations"));
    return check.found;
  }

  private void field(String name) {
    if (!FIELDS.contains(name)) {
      String remedy =
          DidYouMean.nearest(name, FIELDS)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("take it out; remarks go into annotations");
      found.add(new Violation(at(name), "", "is no field of an object's metadata", remedy));
    }
  }

  private void namespace(JsonNode value) {
    if (isText(at("namespace"), value) && !value.asText().isEmpty()) {
      String remedy = "use 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end";
      form(NAMESPACE, at("namespace"), value.asText(), "is no name of a namespace", remedy);
    }
  }

  private void labels(JsonNode labels) {
    for (var label : entries(at("labels"), labels).properties()) {
      String at = YamlDocument.field(at("labels"), label.getKey());
      key(at, label.getKey());
      if (isText(at, label.getValue())) {
        String remedy =
            "use at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends";
        form(VALUE, at, label.getValue().asText(), "is no value of a label", remedy);
      }
    }
  }

  private void annotations(JsonNode annotations) {
    for (var annotation : entries(at("annotations"), annotations).properties()) {
      String at = YamlDocument.field(at("annotations"), annotation.getKey());
      key(at, annotation.getKey().toLowerCase(Locale.ROOT)); // as Kubernetes looks at these
      isText(at, annotation.getValue());
    }
  }

  private void key(String at, String key) {
    String remedy =
        "use 1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends; a domain and"
            + " a slash may come before";
    form(KEY, at, key, "is no key of a label or annotation", remedy);
  }

  private void form(Pattern form, String at, String value, String rule, String remedy) {
    if (!form.matcher(value).matches()) {
      found.add(new Violation(at, SchemaWords.shown(value), rule, remedy));
    }
  }

  private JsonNode entries(String at, JsonNode value) {
    if (!value.isObject() && !isAbsent(value)) {
      found.add(MAPPING.violation(at, value, "type"));
    }
    return value;
  }

  /** Whether there is text; what is neither text nor absent is wrong. */
  private boolean isText(String at, JsonNode value) {
    if (!value.isTextual() && !isAbsent(value)) {
      found.add(TEXT.violation(at, value, "type"));
    }
    return value.isTextual();
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static String at(String field) {
    return YamlDocument.field("metadata", field);
  }

  private static SchemaWords words(String type) {
    return new SchemaWords(JsonNodeFactory.instance.objectNode().put("type", type));
  }
}
