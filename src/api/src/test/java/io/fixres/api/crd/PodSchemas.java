package io.fixres.api.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Compact schemas of Kubernetes' own types; the generated ones would be ten times the rest. */
final class PodSchemas {
  private static final JsonNode ALL = read();

  private PodSchemas() {}

  /**
   * Puts the compact schema of a Kubernetes type in place of the generated one, if there is one.
   */
  static void replace(ObjectNode schema, Class<?> type) {
    JsonNode compact = ALL.path(type.getSimpleName());
    if (compact.isObject()) {
      schema.retain("description");
      schema.setAll((ObjectNode) compact.deepCopy());
    }
  }

  private static JsonNode read() {
    try (InputStream in = PodSchemas.class.getResourceAsStream("pod-schemas.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
