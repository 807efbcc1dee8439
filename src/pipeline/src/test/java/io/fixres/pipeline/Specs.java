package io.fixres.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Specs for tests: the defaults of a small experiment, with what a test changes. */
public final class Specs {
  private Specs() {}

  /** The small experiment itself: train at 48, nine sizes, a ladder. */
  public static FixResExperimentSpec small() {
    return with("{}");
  }

  /** The small experiment with these fields laid over it; {@code null} takes one away. */
  public static FixResExperimentSpec with(String changes) {
    try {
      ObjectNode spec = Json.read(read("specs/defaults.json"), ObjectNode.class);
      merge(spec, Json.read(changes.replace('\'', '"'), ObjectNode.class));
      return Json.read(spec.toString(), FixResExperimentSpec.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A test resource's text. */
  public static String read(String name) {
    try (InputStream in = Specs.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(ObjectNode into, ObjectNode changes) {
    for (Iterator<String> names = changes.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      var value = changes.get(name);
      if (value.isNull()) {
        into.remove(name);
      } else if (value.isObject() && into.get(name) instanceof ObjectNode inner) {
        merge(inner, (ObjectNode) value);
      } else {
        into.set(name, value);
      }
    }
  }
}
