package io.fixres.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.CompactResult;
import io.fixres.contract.Json;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that an experiment found, to the last digit, without what differs from run to run: times and
 * throughput, and whose run it was.
 *
 * @param told best, curve, warnings and data set of a status
 * @param results of all stages, points and digests of weights included, sorted by hash
 */
record Figures(JsonNode told, List<JsonNode> results) {
  private static final List<String> TOLD = List.of("best", "curve", "warnings", "dataset");
  private static final Set<String> VARYING =
      Set.of("imagesPerSecond", "measured", "uid", "directGpuSeconds");
  private static final int SPEED = 6; // the column of a compact result's points

  /** What a cluster tells: a status, and the {@code results.json} beside it. */
  static Figures of(FixResExperimentStatus status, String results) throws IOException {
    List<CompactResult> stages = new ArrayList<>();
    for (JsonNode stage : Json.read(results, JsonNode.class)) {
      stages.add(Json.read(stage.toString(), CompactResult.class));
    }
    return of(Json.tree(status), stages);
  }

  /** What a local run leaves. */
  static Figures ofWorkspace(Path workspace) throws IOException {
    JsonNode experiment = new YAMLMapper().readTree(workspace.resolve("status.yaml").toFile());
    List<CompactResult> stages = new ArrayList<>();
    try (Stream<Path> directories = Files.list(workspace.resolve(Workspace.STAGES))) {
      for (Path directory : directories.toList()) {
        String result = Files.readString(directory.resolve(Workspace.RESULT));
        stages.add(CompactResult.of(Json.read(result, StageResult.class)));
      }
    }
    return of(experiment.get("status"), stages);
  }

  private static Figures of(JsonNode status, List<CompactResult> stages) {
    ObjectNode told = status.deepCopy();
    told.retain(TOLD);
    TreeMap<String, JsonNode> results = new TreeMap<>();
    for (CompactResult stage : stages) {
      JsonNode tree = Json.tree(stage).deepCopy();
      tree.get("points").forEach(row -> ((ArrayNode) row).remove(SPEED));
      results.put(stage.hash(), withoutVarying(tree));
    }
    return new Figures(withoutVarying(told), List.copyOf(results.values()));
  }

  private static JsonNode withoutVarying(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.remove(VARYING);
    }
    tree.forEach(Figures::withoutVarying);
    return tree;
  }

  /** The digest that the status gives for the best model. */
  String modelSha256() {
    return told.at("/best/model/sha256").asText();
  }
}
