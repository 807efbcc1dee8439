package io.fixres.runner.stage;

import io.fixres.contract.Contract;
import io.fixres.contract.Origin;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.StageResult.Measured;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import io.fixres.runner.engine.Devices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
  public StageResult result(DataFacts data, Findings found, Measured measured) throws IOException {
    return new StageResult(
        Contract.VERSION,
        spec().id(),
        spec().kind(),
        spec().hash(),
        env.uid(),
        data,
        found.modelSha256(),
        origin(),
        found.points(),
        found.learned(),
        found.verdict(),
        found.notes(),
        measured);
  }

  /**
   * A result that is there already and still holds: nothing is done twice. But a conclusion is
   * drawn anew, which takes seconds: another may have left its verdict and model on the workspace
   * since.
   */
  public Optional<StageResult> known() throws IOException {
    return found(env.directory()).filter(result -> result.kind() != StageKind.CONCLUDE);
  }

  /** This stage's result in a directory, its own or a share's, unless it is out of date. */
  Optional<StageResult> found(Path directory) throws IOException {
    Map<String, StageResult> parents = parents();
    return ResultFile.find(directory, spec().hash())
        .filter(result -> Origin.holds(spec().work(), result, parents));
  }

  /** What this stage is made from, see {@link Origin}. */
  public @Nullable String origin() throws IOException {
    return Origin.of(spec().work(), parents());
  }

  private Map<String, StageResult> parents() throws IOException {
    Map<String, StageResult> parents = new HashMap<>();
    for (String hash : spec().work().parents()) {
      ResultFile.find(stage(hash), hash).ifPresent(result -> parents.put(hash, result));
    }
    return parents;
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
