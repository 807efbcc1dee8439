package io.fixres.operator.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chart with what {@code helm test} applies. Helm's library leaves hooks out of what it
 * renders: here they are objects like all others, which still say what they are.
 */
final class HelmTest {
  /** What a hook says, as {@code helm.sh/hook} does. */
  static final String HOOK = "was-helm.sh/hook";

  private HelmTest() {}

  /** Renders it. */
  static Chart render(String values) {
    return render("fixres", Chart.NAMESPACE, values);
  }

  /** Renders it as a release of this name, in this namespace. */
  static Chart render(String release, String namespace, String values) {
    try {
      Path copy = Files.createTempDirectory("chart");
      try {
        copy(Chart.PATH, copy);
        return Chart.render(copy, release, namespace, values);
      } finally {
        delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path chart, Path to) throws IOException {
    for (Path file : tree(chart)) {
      Path target = to.resolve(chart.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.writeString(target, Chart.text(file).replace("helm.sh/hook", HOOK));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    List<Path> files = tree(directory);
    for (int i = files.size() - 1; i >= 0; i--) {
      Files.delete(files.get(i));
    }
  }

  /** Directories before what is in them. */
  private static List<Path> tree(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.toList();
    }
  }
}
