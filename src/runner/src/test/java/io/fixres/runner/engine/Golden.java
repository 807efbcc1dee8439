package io.fixres.runner.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.contract.Json;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Vectors from tools/golden/networks.py. */
final class Golden {
  private Golden() {}

  static JsonNode read(String file) {
    try (var stream = Golden.class.getResourceAsStream(file)) {
      return Json.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] floats(JsonNode numbers) {
    var values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers.get(i).asDouble();
    }
    return values;
  }

  static Architecture architecture(String name) {
    return Architectures.find(name).orElseThrow();
  }
}
