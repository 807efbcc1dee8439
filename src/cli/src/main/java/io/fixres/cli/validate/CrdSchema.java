package io.fixres.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The resource's definition, as the build put it into the jar: the one home of the rules. */
final class CrdSchema {
  private static final String RESOURCE = "fixresexperiments.fixres.io-v1.yml";

  private CrdSchema() {}

  /** The schema of the whole resource. */
  static ObjectNode root() {
    return Holder.ROOT;
  }

  private static ObjectNode read() {
    try (InputStream in = CrdSchema.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar");
      }
      ObjectMapper yaml = new YAMLMapper();
      JsonNode schema = yaml.readTree(in).at("/spec/versions/0/schema/openAPIV3Schema");
      return (ObjectNode) schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    static final ObjectNode ROOT = read();
  }
}
