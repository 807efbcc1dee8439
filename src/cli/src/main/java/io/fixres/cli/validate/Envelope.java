package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.pipeline.Violation;
import java.util.ArrayList;
import java.util.List;

/** Checks what every Kubernetes object begins with: version, kind, metadata. */
final class Envelope {
  private Envelope() {}

  static List<Violation> check(JsonNode document) {
    List<Violation> found = new ArrayList<>();
    if (!document.isObject()) {
      found.add(new Violation("", "", "is no mapping", "write fields as name: value"));
      return found;
    }
    must(document, "apiVersion", ExperimentFile.API_VERSION, found);
    must(document, "kind", ExperimentFile.KIND, found);
    if (!document.at("/metadata/name").isTextual()) {
      String remedy = "name the experiment; its objects and files are named after it";
      found.add(new Violation("metadata.name", "", "is required, as text", remedy));
    }
    found.addAll(Metadata.check(document.path("metadata")));
    return found;
  }

  private static void must(JsonNode document, String field, String value, List<Violation> found) {
    String written = document.path(field).asText();
    if (!written.equals(value)) {
      String rule = written.isEmpty() ? "is required" : "is not known";
      found.add(new Violation(field, written, rule, "write " + field + ": " + value));
    }
  }
}
