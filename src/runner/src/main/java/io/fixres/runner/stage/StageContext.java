package io.fixres.runner.stage;

import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import java.nio.file.Path;

/**
 * What every kind of stage works with.
 *
 * @param env what the process was started with
 * @param progress tells how far it is
 * @param stop whether it was asked to stop
 */
public record StageContext(StageEnv env, ProgressReporter progress, Stop stop) {

  /** The stage. */
  public StageSpec spec() {
    return env.spec();
  }

  /** This stage's directory. */
  public Path directory() {
    return stage(spec().hash());
  }

  /** Another stage's directory. */
  public Path stage(String hash) {
    return env.workspace().resolve(Workspace.stage(hash));
  }

  /** CPU threads this stage may use. */
  public int threads() {
    int wanted = spec().execution().threads();
    return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
  }
}
