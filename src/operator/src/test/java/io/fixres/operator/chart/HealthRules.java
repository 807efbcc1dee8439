package io.fixres.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** How tools judge a resource. */
final class HealthRules {
  private HealthRules() {}

  /**
   * Flux' and Helm 4's generic rules, from kstatus' description: the generation, then Reconciling
   * and Stalled in the order of the list, then Ready.
   */
  static String kstatus(JsonNode resource) {
    JsonNode status = resource.path("status");
    if (isOutdated(resource)) {
      return "InProgress";
    }
    for (JsonNode condition : status.path("conditions")) {
      if (holds(condition, "Reconciling")) {
        return "InProgress";
      }
      if (holds(condition, "Stalled")) {
        return "Failed";
      }
    }
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return holds(condition, "Ready") ? "Current" : "InProgress";
      }
    }
    return "Current";
  }

  /** Argo CD's: what the script answers in Lua's standard library alone. */
  static JsonNode argo(String script, JsonNode resource) {
    Globals lua = JsePlatform.standardGlobals();
    lua.set("obj", table(resource));
    LuaValue answer = lua.load(script, "health.lua").call();
    return new ObjectMapper()
        .createObjectNode()
        .put("status", answer.get("status").checkjstring())
        .put("message", answer.get("message").checkjstring());
  }

  /** Flux' healthCheckExprs: the generation, then inProgress, failed, current; else InProgress. */
  static String flux(JsonNode expressions, JsonNode resource) {
    if (isOutdated(resource)) {
      return "InProgress";
    }
    for (String[] rule :
        List.of(
            new String[] {"inProgress", "InProgress"},
            new String[] {"failed", "Failed"},
            new String[] {"current", "Current"})) {
      if (expressions.has(rule[0]) && isTrue(expressions.get(rule[0]).asText(), resource)) {
        return rule[1];
      }
    }
    return "InProgress";
  }

  private static boolean isOutdated(JsonNode resource) {
    JsonNode observed = resource.at("/status/observedGeneration");
    return observed.isNumber() && observed.asLong() != resource.at("/metadata/generation").asLong();
  }

  private static boolean holds(JsonNode condition, String type) {
    return condition.path("type").asText().equals(type)
        && condition.path("status").asText().equals("True");
  }

  /** An expression that cannot be evaluated is asked again until time is up. */
  private static boolean isTrue(String expression, JsonNode resource) {
    var cel =
        CelFactory.standardCelBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("status", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();
    try {
      var program = cel.createProgram(cel.compile(expression).getAst());
      Map<?, ?> fields = new ObjectMapper().convertValue(resource, Map.class);
      Object status = fields.get("status");
      return status != null && (boolean) program.eval(Map.of("status", status));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(expression, e);
    }
  }

  private static LuaValue table(JsonNode node) {
    if (node.isTextual()) {
      return LuaValue.valueOf(node.asText());
    }
    if (node.isNumber()) {
      return LuaValue.valueOf(node.asDouble());
    }
    if (node.isBoolean()) {
      return LuaValue.valueOf(node.asBoolean());
    }
    if (node.isNull()) {
      return LuaValue.NIL;
    }
    LuaTable table = new LuaTable();
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        table.set(i + 1, table(node.get(i)));
      }
    } else {
      node.properties().forEach(field -> table.set(field.getKey(), table(field.getValue())));
    }
    return table;
  }
}
