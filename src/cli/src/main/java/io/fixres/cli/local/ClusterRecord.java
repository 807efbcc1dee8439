package io.fixres.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.status.RecordedVerdict;
import io.fixres.pipeline.status.StatusMemory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a cluster tells of an experiment: the resource and its results, as kubectl prints them. */
public final class ClusterRecord {
  private static final String KIND = HasMetadata.getKind(FixResExperiment.class);

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
   * @param text in UTF-8
   * @param asOf when the cluster told it
   * @throws CliFailure {@link ExitCode#INVALID_CONFIG} when it is something else, or tells of no
   *     experiment or several; {@link ExitCode#DATA_NOT_FOUND} when its results are not with it
   */
  public static RunRecord read(String from, byte[] text, Instant asOf) throws IOException {
    try {
      return new ClusterRecord(from, objects(text)).record(asOf);
    } catch (CharacterCodingException e) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot read %s: it is not UTF-8 text. %s".formatted(from, remedy("NAME")),
          e);
    } catch (JsonProcessingException e) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot read %s: it is no YAML of Kubernetes objects. %s".formatted(from, remedy("NAME")),
          e);
    }
  }

  private static List<JsonNode> objects(byte[] text) throws IOException {
    String decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    List<JsonNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> all =
        Yaml.MAPPER.readerFor(JsonNode.class).readValues(decoded)) {
      while (all.hasNextValue()) {
        flatten(all.nextValue(), objects);
      }
    }
    return objects;
  }

  private static void flatten(JsonNode object, List<JsonNode> objects) {
    if (object.path("items").isArray()) {
      object.path("items").forEach(item -> flatten(item, objects));
    } else {
      objects.add(object);
    }
  }

  private RunRecord record(Instant asOf) throws JsonProcessingException {
    JsonNode object = experiment();
    FixResExperiment experiment = Json.read(object.toString(), FixResExperiment.class);
    return new RunRecord(experiment, source(object), verdict(experiment), asOf);
  }

  private JsonNode experiment() {
    List<JsonNode> experiments = all(KIND);
    if (experiments.isEmpty()) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG, "%s holds no %s. %s".formatted(from, KIND, remedy("NAME")));
    }
    if (experiments.size() > 1) {
      String names =
          experiments.stream().map(ClusterRecord::name).collect(Collectors.joining(", "));
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "%s holds the experiments %s, and a report is on one. %s"
              .formatted(from, names, remedy(name(experiments.get(0)))));
    }
    return experiments.get(0);
  }

  /** Those that have a name: only these are of a cluster. */
  private List<JsonNode> all(String kind) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .filter(object -> !name(object).isEmpty())
        .toList();
  }

  /** What was found; null = it has not concluded. */
  private @Nullable Verdict verdict(FixResExperiment experiment) {
    FixResExperimentStatus status = experiment.getStatus();
    if (status == null || status.results() == null) {
      return null;
    }
    String name = experiment.getMetadata().getName();
    Long generation = experiment.getMetadata().getGeneration();
    if (generation == null || !StatusMemory.isAccepted(status, generation)) {
      throw new CliFailure(
          ExitCode.DATA_NOT_FOUND,
          "the results of experiment %s in %s are of an earlier spec. Wait until it has concluded anew, or take back what was changed"
              .formatted(name, from));
    }
    String map = Objects.requireNonNullElse(status.results().configMap(), ResultsRecord.name(name));
    ResultsRecord results =
        results(map, experiment.getMetadata().getNamespace())
            .orElseThrow(
                () ->
                    new CliFailure(
                        ExitCode.DATA_NOT_FOUND,
                        "%s holds no ConfigMap %s, which has the results of experiment %s. %s"
                            .formatted(from, map, name, remedy(name))));
    return RecordedVerdict.of(experiment, results)
        .orElseThrow(
            () ->
                new CliFailure(
                    ExitCode.DATA_NOT_FOUND,
                    "ConfigMap %s in %s holds other results than the status of experiment %s tells of. Get both again, together"
                        .formatted(map, from, name)));
  }

  private Optional<ResultsRecord> results(String name, @Nullable String namespace) {
    return all("ConfigMap").stream()
        .filter(map -> name(map).equals(name))
        .filter(
            map -> namespace == null || map.at("/metadata/namespace").asText().equals(namespace))
        .findFirst()
        .map(map -> map.path("data").path(ResultsRecord.FILE).asText())
        .map(text -> ResultsRecord.of(Map.of(ResultsRecord.FILE, text)));
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  /** What was asked for, without what the API server and the operator say of it. */
  private static String source(JsonNode object) throws JsonProcessingException {
    ObjectNode asked = object.deepCopy();
    asked.remove("status");
    ((ObjectNode) asked.path("metadata")).retain("name", "namespace", "labels");
    return Yaml.MAPPER.writeValueAsString(asked);
  }

  private static String remedy(String name) {
    return "Give what `kubectl get fre/%1$s configmap/%1$s-results --output yaml` prints"
        .formatted(name);
  }
}
