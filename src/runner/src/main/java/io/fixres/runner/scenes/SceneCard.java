package io.fixres.runner.scenes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a set says about itself in {@code scenes.json}: that it is synthetic, from which seed, and
 * how large its objects look. A pure function of the spec, so a set is complete exactly when this
 * file is there and says the same.
 *
 * @param spec what was drawn
 * @param counts images by split and class directory, sorted
 * @param histogram images by split; bin {@code i} counts the object sizes (diameter over image
 *     side) from {@code i} to {@code i + 1} times {@link #BIN}
 */
record SceneCard(
    SceneSpec spec,
    Map<String, Map<String, Integer>> counts,
    Map<String, List<Integer>> histogram) {
  static final String FILE = "scenes.json";

  /** Width of a bin of the histogram, a share of the image's side. */
  static final double BIN = 0.05;

  /** Raised when the same spec would give other bytes than before. */
  private static final int GENERATOR = 1;

  private static final int BINS = 20;

  static SceneCard of(SceneSpec spec) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    Map<String, int[]> sizes = new TreeMap<>();
    for (int i = 0; i < spec.images(); i++) {
      String split = spec.split(i);
      counts
          .computeIfAbsent(split, s -> new TreeMap<>())
          .merge(spec.classOf(i).directory(), 1, Integer::sum);
      sizes.computeIfAbsent(split, s -> new int[BINS])[bin(Scene.of(spec, i).size())]++;
    }
    Map<String, List<Integer>> histogram = new TreeMap<>();
    sizes.forEach((split, bins) -> histogram.put(split, Arrays.stream(bins).boxed().toList()));
    return new SceneCard(spec, counts, histogram);
  }

  static int bin(double size) {
    return (int) Math.floor(size / BIN);
  }

  String json() {
    return """
    {
      "kind": "synthetic scenes",
      "generator": %d,
      "seed": %d,
      "images": %d,
      "side": %d,
      "classes": [%s],
      "counts": {
    %s
      },
      "objectSize": {
        "unit": "object diameter / image side",
        "distribution": "log-normal, median %s, deviation of the logarithm %s, within %s..%s",
        "binWidth": %s,
    %s
      }
    }
    """
        .formatted(
            GENERATOR,
            spec.seed(),
            spec.images(),
            SceneSpec.SIDE,
            spec.classNames().stream().map(SceneCard::quoted).collect(Collectors.joining(", ")),
            lines(counts),
            Scene.MEDIAN_SIZE,
            Scene.SIZE_SPREAD,
            Scene.LEAST_SIZE,
            Scene.MOST_SIZE,
            BIN,
            lines(histogram));
  }

  private static String lines(Map<String, ?> bySplit) {
    return bySplit.entrySet().stream()
        .map(e -> "    %s: %s".formatted(quoted(e.getKey()), value(e.getValue())))
        .collect(Collectors.joining(",\n"));
  }

  private static String value(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value.toString();
    }
    return map.entrySet().stream()
        .map(e -> quoted(e.getKey()) + ": " + e.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(Object text) {
    return '"' + text.toString() + '"';
  }
}
