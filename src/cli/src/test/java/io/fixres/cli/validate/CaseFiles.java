package io.fixres.cli.validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The YAML cases; what is expected of one stands in its comments {@code # expect LINE:COLUMN …}.
 */
final class CaseFiles {
  static final Path ROOT = Path.of("src/test/resources/io/fixres/cli/validate");
  private static final String EXPECT = "# expect ";

  private CaseFiles() {}

  static Stream<Path> in(Path directory, String prefix) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> !file.toString().endsWith(".before.yaml"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> expected(Path file) throws IOException {
    return Files.readString(file)
        .lines()
        .filter(line -> line.startsWith(EXPECT))
        .map(line -> line.substring(EXPECT.length()))
        .toList();
  }

  static List<String> found(ReadExperiments read) {
    return read.findings().stream()
        .map(finding -> finding.toString().substring(finding.file().length() + 1))
        .toList();
  }
}
