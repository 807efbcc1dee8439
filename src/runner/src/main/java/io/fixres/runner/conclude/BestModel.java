package io.fixres.runner.conclude;

import io.fixres.contract.Json;
import io.fixres.contract.StageHash;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.runner.stage.StartingWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
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
    sums.put(Workspace.MODEL, StartingWeights.sha256(weights));
    put(CONFIG, out -> out.write(bytes(Json.pretty(config.config()))));
    put(PREPROCESSOR, out -> out.write(bytes(Json.pretty(config.preprocessor()))));
    StringBuilder list = new StringBuilder();
    sums.forEach((name, sum) -> list.append(sum).append("  ").append(name).append('\n'));
    AtomicFile.write(directory().resolve(Workspace.SUMS), list.toString());
    return new Verdict.ModelFile(
        Workspace.BEST + "/" + Workspace.MODEL, sums.getOrDefault(Workspace.MODEL, ""));
  }

  private void put(String name, AtomicFile.Content content) throws IOException {
    MessageDigest digest = StageHash.sha256();
    AtomicFile.write(
        directory().resolve(name),
        out -> {
          DigestOutputStream digesting = new DigestOutputStream(out, digest);
          content.writeTo(digesting);
        });
    sums.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  private Path directory() {
    return workspace.resolve(Workspace.BEST);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
