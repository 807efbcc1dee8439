package io.fixres.operator.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where {@code tools/kube/build} put the components of a Kubernetes node. */
public final class KubeBinaries {
  private static final int NO_GO = 69;
  private static final Pattern VERSION = Pattern.compile("k8s\\.io/kubernetes v(\\S+)");

  private KubeBinaries() {}

  /** The Kubernetes that they are of, such as {@code 1.34.4}. */
  public static String version() {
    try {
      Matcher version = VERSION.matcher(Files.readString(home().resolve("go.mod")));
      if (!version.find()) {
        throw new IllegalStateException("tools/kube/go.mod names no " + VERSION);
      }
      return version.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("repository.root"), "tools", "kube");
  }

  /**
   * The directory; empty where they can't be built. With {@code CI=true} that is a failure: a green
   * build has seen them.
   */
  static Optional<Path> find() {
    Path script = home().resolve("build");
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
