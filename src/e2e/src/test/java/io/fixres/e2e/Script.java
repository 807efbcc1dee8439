package io.fixres.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program of the repository that has ended; what it says on its error stream is shown.
 *
 * @param command what was run
 * @param exitCode how it ended
 * @param output what it printed
 */
record Script(List<String> command, int exitCode, String output) {
  /** The repository. */
  static final Path ROOT = Path.of(System.getProperty("repository.root"));

  /** Runs a command in the repository's root, with more environment variables. */
  static Script run(Map<String, String> environment, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Script(List.of(command), process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while %s ran".formatted(command[0]), e);
    }
  }

  /** What it printed; it must have succeeded. */
  String orFail() {
    if (exitCode != 0) {
      throw new AssertionError(
          "%s ended with %d: %s".formatted(String.join(" ", command), exitCode, output));
    }
    return output;
  }
}
