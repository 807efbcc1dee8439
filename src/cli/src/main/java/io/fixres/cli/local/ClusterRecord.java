package io.fixres.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.status.RecordedVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cluster tells of an experiment: the resource and its results, as kubectl prints them. */
public final class ClusterRecord {
  private static final String KIND = "FixResExperiment";
  private static final String COMMAND = "kubectl get fre/%1$s configmap/%1$s-results --output yaml";
  private static final String APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final String from;
  private final List<JsonNode> objects;

  private ClusterRecord(String from, List<JsonNode> objects) {
    this.from = from;
    this.objects = objects;
  }

  /**
   * Reads YAML or JSON: objects one after another, or lists of them.
   *
   * @param from where the text came from, for messages
   * @throws CliFailure {@link ExitCode#INVALID_CONFIG} when it is something else, or tells of no
   *     experiment or several; {@link ExitCode#DATA_NOT_FOUND} when results are missing
   */
  public static RunRecord read(String from, String text) throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> all = Yaml.MAPPER.readerFor(JsonNode.class).readValues(text)) {
      while (all.hasNextValue()) {
        flatten(all.nextValue(), objects);
      }
    } catch (JsonProcessingException e) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot read %s: it is no YAML. Give what `%s` prints"
              .formatted(from, COMMAND.formatted("NAME")),
          e);
    }
    return new ClusterRecord(from, objects).record();
  }

  private static void flatten(JsonNode object, List<JsonNode> objects) {
    if (object.path("items").isArray()) {
      object.path("items").forEach(item -> flatten(item, objects));
    } else {
      objects.add(object);
    }
  }

  private RunRecord record() throws JsonProcessingException {
    JsonNode object = experiment();
    FixResExperiment experiment = Json.read(object.toString(), FixResExperiment.class);
    return new RunRecord(experiment, source(object), verdict(experiment));
  }

  private JsonNode experiment() {
    List<JsonNode> experiments =
        objects.stream().filter(object -> object.path("kind").asText().equals(KIND)).toList();
    if (experiments.isEmpty()) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "%s holds no %s. Give what `%s` prints".formatted(from, KIND, COMMAND.formatted("NAME")));
    }
    if (experiments.size() > 1) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "%s holds the experiments %s, and a report is on one. Give what `%s` prints"
              .formatted(
                  from,
                  experiments.stream().map(ClusterRecord::name).collect(Collectors.joining(", ")),
                  COMMAND.formatted(name(experiments.get(0)))));
    }
    return experiments.get(0);
  }

  /** What was found; null = it has not concluded. */
  private @Nullable Verdict verdict(FixResExperiment experiment) {
    FixResExperimentStatus status = experiment.getStatus();
    if (status == null || status.results() == null) {
      return null;
    }
    return RecordedVerdict.of(experiment, results(experiment))
        .orElseThrow(
            () ->
                new CliFailure(
                    ExitCode.DATA_NOT_FOUND,
                    "%s holds no results of experiment %s. Give what `%s` prints"
                        .formatted(
                            from,
                            experiment.getMetadata().getName(),
                            COMMAND.formatted(experiment.getMetadata().getName()))));
  }

  private ResultsRecord results(FixResExperiment experiment) {
    String name = ResultsRecord.name(experiment.getMetadata().getName());
    Map<String, String> data = new HashMap<>();
    objects.stream()
        .filter(object -> object.path("kind").asText().equals("ConfigMap"))
        .filter(object -> name(object).equals(name))
        .flatMap(object -> object.path("data").properties().stream())
        .forEach(file -> data.put(file.getKey(), file.getValue().asText()));
    return ResultsRecord.of(data);
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  /** As its user applied it, where kubectl has kept that; else as the cluster completed it. */
  private static String source(JsonNode object) throws JsonProcessingException {
    String applied = object.path("metadata").path("annotations").path(APPLIED).asText();
    return Yaml.MAPPER.writeValueAsString(
        applied.isEmpty() ? asked(object) : Json.read(applied, JsonNode.class));
  }

  private static JsonNode asked(JsonNode object) {
    ObjectNode asked = object.deepCopy();
    asked.remove("status");
    ((ObjectNode) asked.path("metadata")).retain("name", "namespace", "labels");
    return asked;
  }
}
