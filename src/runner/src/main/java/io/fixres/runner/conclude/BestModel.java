package io.fixres.runner.conclude;

import io.fixres.contract.Json;
import io.fixres.contract.Sha256;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.runner.model.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The directory that a serving program takes away: weights, how to show images, checksums. */
final class BestModel {
  static final String CONFIG = "config.json";
  static final String PREPROCESSOR = "preprocessor_config.json";

  private final Path workspace;
  private final Map<String, String> sums = new TreeMap<>();

  BestModel(Path workspace) {
    this.workspace = workspace;
  }

  /** Weights that can be written. */
  interface Model {
    /** Writes them, atomically. */
    void save(Path file) throws IOException;
  }

  /** Writes the directory; the checksums come last, so that they stand for the rest. */
  Verdict.ModelFile write(Model model, BestConfig config) throws IOException {
    Files.deleteIfExists(directory().resolve(Workspace.SUMS));
    Path weights = directory().resolve(Workspace.MODEL);
    model.save(weights);
    String sha256 = TensorFile.sha256(weights);
    sums.put(Workspace.MODEL, sha256);
    put(CONFIG, Json.pretty(config.config()));
    put(PREPROCESSOR, Json.pretty(config.preprocessor()));
    StringBuilder list = new StringBuilder();
    sums.forEach((name, sum) -> list.append(sum).append("  ").append(name).append('\n'));
    AtomicFile.write(directory().resolve(Workspace.SUMS), list.toString());
    return new Verdict.ModelFile(Workspace.BEST + "/" + Workspace.MODEL, sha256);
  }

  private void put(String name, String text) throws IOException {
    AtomicFile.write(directory().resolve(name), text);
    sums.put(name, Sha256.of(text));
  }

  private Path directory() {
    return workspace.resolve(Workspace.BEST);
  }
}
