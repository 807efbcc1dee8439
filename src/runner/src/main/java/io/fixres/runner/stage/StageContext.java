package io.fixres.runner.stage;

import io.fixres.contract.Contract;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.StageResult.Measured;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import io.fixres.runner.engine.Devices;
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

  /** This stage's result. */
  public StageResult result(DataFacts data, Findings found, Measured measured) {
    return new StageResult(
        Contract.VERSION,
        spec().id(),
        spec().kind(),
        spec().hash(),
        env.uid(),
        data,
        found.modelSha256(),
        found.points(),
        found.learned(),
        found.verdict(),
        found.notes(),
        measured);
  }

  /** Starts the engine on what this stage may compute on, up to as many devices as it can use. */
  public Devices devices(int useful) {
    return Devices.open(threads(), env.gpus(), useful);
  }

  /** CPU threads this stage may use. */
  public int threads() {
    int wanted = spec().execution().threads();
    return wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
  }
}
