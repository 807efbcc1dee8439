package io.fixres.runner.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.ModelRef;
import io.fixres.contract.StageFailure;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.contract.files.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Digests of given weights that the experiment does not state, as they were on first use: results
 * that came of them must not be mixed with those of another file in the same place.
 */
final class KnownWeights {
  private final Path file;

  KnownWeights(StageContext context) {
    this.file = context.env().workspace().resolve(Workspace.WEIGHTS);
  }

  /** Records a digest on first use, and insists on it from then on. */
  void require(ModelRef.WeightsRef given, Path weights, String sha256) throws IOException {
    Turn.take(file.resolveSibling(Workspace.TURN), () -> requireAlone(given, weights, sha256));
  }

  private void requireAlone(ModelRef.WeightsRef given, Path weights, String sha256)
      throws IOException {
    Map<String, String> known = read();
    String before = known.put(given.claim() + "/" + given.path(), sha256);
    if (before == null) {
      AtomicFile.write(file, Json.pretty(known));
    } else if (!before.equals(sha256)) {
      throw new StageFailure(
          ExitCode.CHECKPOINT_INCOMPATIBLE,
          "%s has SHA-256 %s, and had %s when this experiment first used it; restore it, or state the new digest as model.weights.sha256: what rests on it is done anew"
              .formatted(weights, sha256, before));
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> read() throws IOException {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return Json.read(Files.readString(file), TreeMap.class);
    } catch (JsonProcessingException e) {
      throw new StageFailure(
          ExitCode.CHECKPOINT_INCOMPATIBLE,
          "%s is damaged: %s; remove it, and the weights count as used for the first time"
              .formatted(file, e.getOriginalMessage()));
    }
  }
}
