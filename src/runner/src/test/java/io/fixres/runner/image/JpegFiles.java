package io.fixres.runner.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The JPEGs among the golden files that are decoded in Java. */
final class JpegFiles {
  private JpegFiles() {}

  /** Their names, sorted. */
  static List<String> baseline() throws IOException {
    JsonNode golden =
        Json.read(new String(bytes("golden.json"), StandardCharsets.UTF_8), JsonNode.class);
    List<String> names = new ArrayList<>();
    golden
        .fieldNames()
        .forEachRemaining(
            name -> {
              boolean isBaseline = !name.contains("progressive") && !name.contains("cmyk");
              if (name.startsWith("jpeg-") && isBaseline) {
                names.add(name);
              }
            });
    return names;
  }

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = JpegFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no resource " + name);
      }
      return in.readAllBytes();
    }
  }
}
