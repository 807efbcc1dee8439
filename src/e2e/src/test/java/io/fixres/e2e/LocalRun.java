package io.fixres.e2e;

import java.nio.file.Path;
import java.util.Map;

/** {@code ./fixres run} of an experiment on this machine, without a cluster. */
final class LocalRun {
  private LocalRun() {}

  /** Runs it from the beginning; the workspace it leaves. */
  static Path of(Path experiment) {
    Path workspace = Path.of("target", "local").toAbsolutePath();
    Script.run(Map.of(), "rm", "-rf", workspace.toString()).orFail();
    Script.run(
            Map.of(), "./fixres", "run", experiment.toString(), "--workspace", workspace.toString())
        .orFail();
    return workspace;
  }
}
