package io.fixres.pipeline.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.CompactResult;
import io.fixres.contract.Json;
import io.fixres.contract.StageResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was collected, by stage hash: recorded once, in the experiment's ConfigMap, and never
 * derived again from pods.
 */
public record ResultsRecord(Map<String, StageResult> results) {
  /** The file of the ConfigMap. */
  public static final String FILE = "results.json";

  /** The same as a table, once there is a verdict. */
  public static final String MATRIX = "matrix.csv";

  public ResultsRecord {
    results = Map.copyOf(results);
  }

  /** The name of an experiment's ConfigMap. */
  public static String name(String experiment) {
    return experiment + "-results";
  }

  /** What a ConfigMap's data hold; damaged ones hold nothing. */
  public static ResultsRecord of(@Nullable Map<String, String> data) {
    Map<String, StageResult> results = new LinkedHashMap<>();
    String text = Objects.requireNonNullElse(data, Map.<String, String>of()).get(FILE);
    if (text == null) {
      return new ResultsRecord(results);
    }
    try {
      JsonNode stages = Json.read(text, JsonNode.class);
      for (JsonNode stage : stages) {
        StageResult result = Json.read(stage.toString(), CompactResult.class).result();
        results.put(result.hash(), result);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return new ResultsRecord(Map.of()); // edited by hand: it holds nothing
    }
    return new ResultsRecord(results);
  }

  /** What it holds besides these. */
  public ResultsRecord without(Set<String> hashes) {
    Map<String, StageResult> others = new LinkedHashMap<>(results);
    others.keySet().removeAll(hashes);
    return new ResultsRecord(others);
  }

  /** The file's text. */
  public String encode() {
    List<String> lines =
        new TreeMap<>(results)
            .values().stream().map(result -> Json.write(CompactResult.of(result))).toList();
    return "[\n" + String.join(",\n", lines) + "\n]\n";
  }
}
