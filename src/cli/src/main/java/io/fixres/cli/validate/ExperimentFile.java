package io.fixres.cli.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fixres.api.FixResExperiment;
import io.fixres.contract.Json;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.check.DidYouMean;
import io.fixres.pipeline.check.SpecValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads experiment files, and checks them as a cluster would at {@code kubectl apply}. */
public final class ExperimentFile {
  static final String API_VERSION = HasMetadata.getApiVersion(FixResExperiment.class);
  static final String KIND = HasMetadata.getKind(FixResExperiment.class);
  private static final String CLAIM = "PersistentVolumeClaim";

  private final String file;
  private final List<FixResExperiment> experiments = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> claims = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ExperimentFile(String file) {
    this.file = file;
  }

  /**
   * Reads a file of one or more YAML documents.
   *
   * @throws IOException when the file cannot be read
   */
  public static ReadExperiments read(Path file) throws IOException {
    return new ExperimentFile(file.toString()).check(Files.readString(file), List.of());
  }

  /**
   * Takes what was read as a change of what ran before, so that fields that may not change are
   * refused.
   *
   * @param earlier an earlier state, such as the {@code status.yaml} of a run
   * @throws IOException when that cannot be read
   */
  public static ReadExperiments asChange(ReadExperiments read, Path earlier) throws IOException {
    List<YamlDocument> before = new YamlReader(earlier.toString()).read(Files.readString(earlier));
    before.forEach(document -> SchemaDefaults.apply(document.tree(), CrdSchema.root()));
    return new ExperimentFile(read.file()).check(read.source(), before);
  }

  private ReadExperiments check(String source, List<YamlDocument> before) {
    YamlReader reader = new YamlReader(file);
    List<YamlDocument> documents =
        reader.read(source).stream().flatMap(YamlDocument::objects).toList();
    findings.addAll(reader.findings());
    boolean isKnown = false;
    for (YamlDocument document : documents) {
      isKnown |= take(document, before);
    }
    if (!isKnown && findings.isEmpty()) {
      String what = documents.isEmpty() ? "is empty" : "holds no " + KIND;
      report(
          Position.START,
          new Violation(
              "", "", what, "begin with" + " apiVersion: " + API_VERSION + " and kind: " + KIND));
    }
    findings.sort(
        Comparator.comparingInt((Finding f) -> f.position().line())
            .thenComparingInt(f -> f.position().column()));
    List<FixResExperiment> usable = findings.isEmpty() ? experiments : List.of();
    return new ReadExperiments(file, source, usable, claims, ignored, findings);
  }

  /** Takes what a document holds; false = nothing of ours. */
  private boolean take(YamlDocument document, List<YamlDocument> before) {
    String kind = document.tree().path("kind").asText();
    String name = document.tree().at("/metadata/name").asText();
    boolean isMeant = kind.isEmpty() || DidYouMean.nearest(kind, List.of(KIND)).isPresent();
    if (isMeant) {
      experiment(document, old(name, before));
    } else if (kind.equals(CLAIM)) {
      claims.add(name);
    } else {
      ignored.add("%s '%s' (line %d)".formatted(kind, name, document.at("kind").line()));
    }
    return isMeant;
  }

  private static JsonNode old(String name, List<YamlDocument> before) {
    return before.stream()
        .map(YamlDocument::tree)
        .filter(tree -> tree.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void experiment(YamlDocument document, JsonNode old) {
    JsonNode tree = document.tree();
    List<Violation> violations = new ArrayList<>(Envelope.check(tree));
    violations.addAll(nameTaken(tree.path("metadata")));
    boolean isObject = tree.isObject();
    if (isObject) {
      violations.addAll(UnknownFields.find(tree, CrdSchema.root()));
      SchemaDefaults.apply(tree, CrdSchema.root());
      violations.addAll(SchemaCheck.check(tree));
      violations.addAll(RuleCheck.check(tree, old, violations.isEmpty()));
    }
    violations.forEach(violation -> report(document.at(violation.path()), violation));
    if (violations.isEmpty()) {
      deserialize(document);
    }
  }

  /** To a cluster the second of a name is a change of the first. */
  private List<Violation> nameTaken(JsonNode metadata) {
    String name = metadata.path("name").asText();
    boolean isNew = names.add(metadata.path("namespace").asText() + "/" + name);
    return isNew || name.isEmpty()
        ? List.of()
        : List.of(
            new Violation(
                "metadata.name",
                name,
                "is the name of another experiment in this file",
                "give each its own: a cluster takes the second for a change of the first"));
  }

  private void deserialize(YamlDocument document) {
    try {
      FixResExperiment experiment = Json.read(document.tree().toString(), FixResExperiment.class);
      SpecValidator.check(experiment.getSpec())
          .forEach(violation -> report(document.at(violation.path()), violation));
      experiments.add(experiment);
    } catch (JsonMappingException e) {
      StringBuilder path = new StringBuilder();
      e.getPath()
          .forEach(
              step ->
                  path.append(
                      step.getFieldName() == null
                          ? "[" + step.getIndex() + "]"
                          : (path.isEmpty() ? "" : ".") + step.getFieldName()));
      boolean isOfPod = !path.toString().startsWith("metadata");
      String rule = isOfPod ? "is not what a pod has there" : "is not what objects have there";
      String remedy = isOfPod ? "write it as in a pod's spec" : "leave it to the cluster";
      report(document.at(path.toString()), new Violation(path.toString(), "", rule, remedy));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree was written that is no JSON: " + file, e);
    }
  }

  private void report(Position position, Violation violation) {
    findings.add(new Finding(file, position, violation));
  }
}
