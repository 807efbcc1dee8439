package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.check.DidYouMean;
import java.util.ArrayList;
import java.util.List;

/**
 * Says in words what a field's schema asks for.
 *
 * @param schema of the field
 */
record SchemaWords(JsonNode schema) {

  Violation required(String path) {
    List<String> least = new ArrayList<>();
    schema.path("required").forEach(name -> least.add(name.asText()));
    boolean isAll = path.equals("spec");
    String remedy = isAll ? "say what to find out: at least " + list(least) : firstSentence();
    return new Violation(path, "", "is required", remedy);
  }

  /** What the failed keyword asks for. */
  Violation violation(String path, JsonNode value, String keyword) {
    String shown = shown(value);
    if (schema.has("x-kubernetes-int-or-string")) {
      return new Violation(path, shown, "is no quantity", "write 2, 500m or 4Gi");
    }
    return switch (keyword) {
      case "type" -> new Violation(path, shown, "is not " + kind(), quoteOr(value));
      case "enum" -> new Violation(path, shown, "is not one of " + list(names()), meant(value));
      case "pattern" ->
          new Violation(path, shown, "has not the form " + text("pattern"), firstSentence());
      case "minimum", "maximum" -> new Violation(path, shown, "is not " + range(), orDefault());
      case "minLength", "maxLength" ->
          new Violation(path, shown, counted("minLength", "maxLength", "characters"), orDefault());
      case "minItems", "maxItems" ->
          new Violation(path, shown, counted("minItems", "maxItems", "entries"), orDefault());
      case "minProperties", "maxProperties" ->
          new Violation(
              path, shown, counted("minProperties", "maxProperties", "entries"), orDefault());
      case "uniqueItems" ->
          new Violation(path, shown, "names something twice", "keep each entry once");
      default -> new Violation(path, shown, "breaks the schema's " + keyword, firstSentence());
    };
  }

  private String kind() {
    return switch (text("type")) {
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "string" -> "text";
      case "array" -> "a list";
      default -> "a mapping with fields";
    };
  }

  private String quoteOr(JsonNode value) {
    boolean isUnquotedWord = text("type").equals("string") && value.isValueNode();
    if (isUnquotedWord) {
      String sort = value.isBoolean() ? "true or false" : "a number";
      return "put it in quotes: YAML reads it as " + sort + " without them";
    }
    boolean isQuotedNumber = value.isTextual() && text("type").matches("integer|number|boolean");
    return isQuotedNumber ? "write it as a plain value, without quotes or units" : firstSentence();
  }

  private String meant(JsonNode value) {
    return DidYouMean.nearest(value.asText(), names())
        .map(name -> "did you mean " + name + "?")
        .orElseGet(this::orDefault);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    schema.path("enum").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static String list(List<String> names) {
    return String.join(", ", names);
  }

  private String range() {
    String low = text("minimum");
    boolean isOpen = schema.path("exclusiveMinimum").asBoolean();
    if (!schema.has("maximum")) {
      return (isOpen ? "above " : "at least ") + low;
    }
    if (!schema.has("minimum")) {
      return "at most " + text("maximum");
    }
    return isOpen
        ? "above " + low + " and at most " + text("maximum")
        : "between " + low + " and " + text("maximum");
  }

  private String counted(String low, String high, String things) {
    String least = schema.path(low).asText("0");
    String most = text(high);
    String count = least.equals(most) ? most : least + " to " + most;
    return "must have " + count + " " + things;
  }

  private String orDefault() {
    JsonNode value = schema.path("default");
    return value.isMissingNode() || value.isContainerNode()
        ? firstSentence()
        : "leave it out for the default, " + value.asText();
  }

  private String firstSentence() {
    String description = text("description");
    int end = description.indexOf(". ");
    return end < 0 ? description : description.substring(0, end + 1);
  }

  private String text(String field) {
    return schema.path(field).asText();
  }

  private static String shown(JsonNode value) {
    return shown(value.isTextual() ? value.asText() : value.toString());
  }

  /** The beginning of what is long. */
  static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
