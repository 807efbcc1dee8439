package io.fixres.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every field of the definition owes its users and the API server. */
final class CrdSchemaTest {
  private static final CrdDocument CRD = CrdDocument.generate();

  @Test
  void everyFieldTeachesWhatItIsFor() {
    assertThat(paths(CRD.schema(), "", schema -> !schema.has("description")))
        .as("fields without description")
        .allMatch(path -> path.endsWith("[]") || path.endsWith("*") || path.equals(".metadata"));
  }

  @Test
  void everyNumberOfTheSpecHasARange() {
    assertThat(
            spec(
                schema ->
                    schema.path("type").asText().matches("integer|number")
                        && !(schema.has("minimum") && schema.has("maximum"))))
        .containsOnly(
            ".template.tolerations[].tolerationSeconds",
            ".stageTemplates[].tolerations[].tolerationSeconds");
  }

  @Test
  void everyTextListAndMapOfTheSpecIsBounded() {
    assertThat(
            spec(
                schema ->
                    switch (schema.path("type").asText()) {
                      case "string" -> !schema.has("maxLength") && !schema.has("enum");
                      case "array" -> !schema.has("maxItems");
                      default -> schema.has("additionalProperties") && !schema.has("maxProperties");
                    }))
        .isEmpty();
  }

  @Test
  void everyRuleSaysWhatToDo() {
    List<String> mute = new ArrayList<>();
    CRD.schema()
        .findValues("x-kubernetes-validations")
        .forEach(
            rules ->
                rules.forEach(
                    rule -> {
                      if (rule.path("message").asText().length() < 20) {
                        mute.add(rule.toString());
                      }
                    }));
    assertThat(mute).isEmpty();
  }

  @Test
  void rulesOnObjectsThatAreFilledInHoldForTheBareDefault() {
    // the API server tries them on {} when the definition is installed
    List<String> unguarded = new ArrayList<>();
    collect(
        CRD.schema().at("/properties/spec"),
        "",
        schema ->
            schema.path("default").isObject()
                && anyRule(schema.path("x-kubernetes-validations"), r -> !r.contains("has(")),
        unguarded);
    assertThat(unguarded).isEmpty();
  }

  private static boolean anyRule(JsonNode rules, Predicate<String> wanted) {
    for (JsonNode rule : rules) {
      if (wanted.test(rule.path("rule").asText())) {
        return true;
      }
    }
    return false;
  }

  private static List<String> spec(Predicate<JsonNode> wanted) {
    return paths(CRD.schema().at("/properties/spec"), "", wanted);
  }

  private static List<String> paths(JsonNode schema, String path, Predicate<JsonNode> wanted) {
    List<String> found = new ArrayList<>();
    collect(schema, path, wanted, found);
    return found;
  }

  private static void collect(
      JsonNode schema, String path, Predicate<JsonNode> wanted, List<String> found) {
    if (wanted.test(schema)) {
      found.add(path);
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> collect(field.getValue(), path + "." + field.getKey(), wanted, found));
    if (schema.has("items")) {
      collect(schema.get("items"), path + "[]", wanted, found);
    }
    if (schema.path("additionalProperties").isObject()) {
      collect(schema.get("additionalProperties"), path + ".*", wanted, found);
    }
  }
}
