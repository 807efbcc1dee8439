package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cel.runtime.CelEvaluationException;
import io.fixres.pipeline.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Evaluates the definition's rules, those about a change only where there is an earlier state. */
final class RuleCheck {
  private final boolean isWellTyped;
  private final List<Violation> found = new ArrayList<>();

  private RuleCheck(boolean isWellTyped) {
    this.isWellTyped = isWellTyped;
  }

  /**
   * The rules that do not hold.
   *
   * @param old the earlier state; missing = none
   * @param isWellTyped false = the schema found something, so rules may stumble over it
   */
  static List<Violation> check(JsonNode resource, JsonNode old, boolean isWellTyped) {
    RuleCheck check = new RuleCheck(isWellTyped);
    check.walk(resource, old, CrdSchema.root(), "");
    return check.found;
  }

  private void walk(JsonNode value, JsonNode old, JsonNode schema, String path) {
    for (JsonNode rule : schema.path("x-kubernetes-validations")) {
      boolean isAboutChange = rule.get("rule").asText().contains("oldSelf");
      if ((!isAboutChange || !old.isMissingNode()) && !holds(rule, value, old, schema)) {
        boolean isAboutName = rule.get("rule").asText().startsWith("self.metadata.name");
        String at = isAboutName ? "metadata.name" : path + rule.path("fieldPath").asText();
        found.add(new Violation(at, "", rule.get("message").asText(), ""));
      }
    }
    for (var field : schema.path("properties").properties()) {
      JsonNode inner = value.path(field.getKey());
      if (!inner.isMissingNode()) {
        String at = YamlDocument.field(path, field.getKey());
        walk(inner, old.path(field.getKey()), field.getValue(), at);
      }
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      JsonNode items = schema.path("items");
      walk(value.get(i), MissingNode.getInstance(), items, YamlDocument.element(path, i));
    }
  }

  private boolean holds(JsonNode rule, JsonNode value, JsonNode old, JsonNode schema) {
    Map<String, Object> values = new HashMap<>();
    values.put("self", CelValue.of(value, schema));
    values.put("oldSelf", CelValue.of(old, schema));
    String text = rule.get("rule").asText();
    try {
      return CelRules.holds(text, values);
    } catch (CelEvaluationException e) {
      if (isWellTyped) {
        throw new IllegalStateException("rule cannot be evaluated: " + text, e);
      }
      return true; // what it stumbled over is reported already
    }
  }
}
