package io.fixres.operator.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code tools/kube/build} put the components of a Kubernetes node. */
final class KubeBinaries {
  private static final int NO_GO = 69;

  private KubeBinaries() {}

  /**
   * The directory; empty where they can't be built. With {@code CI=true} that is a failure: a green
   * build has seen them.
   */
  static Optional<Path> find() {
    Path script = Path.of(System.getProperty("repository.root"), "tools", "kube", "build");
    try {
      Process build =
          new ProcessBuilder(script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = build.waitFor();
      if (status == 0) {
        return Optional.of(Path.of(said.strip()));
      }
      if (status == NO_GO && !"true".equals(System.getenv("CI"))) {
        return Optional.empty();
      }
      throw new IllegalStateException(script + " ended with " + status);
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + script, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + script + " ran", e);
    }
  }
}
