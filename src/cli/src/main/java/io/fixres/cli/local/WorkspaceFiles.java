package io.fixres.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.contract.Contract;
import io.fixres.contract.Json;
import io.fixres.contract.Progress;
import io.fixres.contract.StageError;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what stages leave on the workspace; nothing is believed that is of another stage. */
final class WorkspaceFiles {
  private static final int LAST_BYTES = 4096;

  private final Path workspace;

  WorkspaceFiles(Path workspace) {
    this.workspace = workspace;
  }

  static Path stageDirectory(Path workspace, String hash) {
    return workspace.resolve(Workspace.stage(hash));
  }

  /** A stage's result: empty when there is none, or one of another hash, kind or version. */
  Optional<StageResult> result(String hash) throws IOException {
    return read(hash, Workspace.RESULT, StageResult.class)
        .filter(result -> result.version() == Contract.VERSION && result.hash().equals(hash));
  }

  /** All results that the workspace holds, by stage hash. */
  Map<String, StageResult> results() throws IOException {
    Map<String, StageResult> found = new HashMap<>();
    Path stages = workspace.resolve(Workspace.STAGES);
    if (!Files.isDirectory(stages)) {
      return found;
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(stages)) {
      for (Path directory : directories) {
        String hash = directory.getFileName().toString();
        result(hash).filter(this::holds).ifPresent(result -> found.put(hash, result));
      }
    }
    return found;
  }

  /** A conclusion holds while its verdict and model are there, and not another run's. */
  private boolean holds(StageResult result) {
    if (result.kind() != StageKind.CONCLUDE) {
      return true;
    }
    try {
      String verdict = Files.readString(workspace.resolve(Workspace.VERDICT));
      return Json.read(verdict, Verdict.class).equals(result.verdict()) && hasModel(result);
    } catch (IOException e) {
      return false; // gone, or damaged
    }
  }

  /** The checksums are written last: they stand for the model. */
  private boolean hasModel(StageResult result) throws IOException {
    Path best = workspace.resolve(Workspace.BEST);
    String sum = result.modelSha256() + "  " + Workspace.MODEL;
    return Files.exists(best.resolve(Workspace.MODEL))
        && Files.readAllLines(best.resolve(Workspace.SUMS)).contains(sum);
  }

  /** How far a stage says it is. */
  Optional<Progress> progress(String hash) throws IOException {
    return read(hash, Workspace.PROGRESS, Progress.class)
        .filter(progress -> progress.hash().equals(hash));
  }

  /** Why a stage says it failed. */
  Optional<StageError> error(String hash) throws IOException {
    return read(hash, Workspace.ERROR, StageError.class);
  }

  /** Forgets what an earlier attempt left, so that it is not taken for this one's. */
  void forget(String hash) throws IOException {
    Files.deleteIfExists(stageDirectory(workspace, hash).resolve(Workspace.RESULT));
    Files.deleteIfExists(stageDirectory(workspace, hash).resolve(Workspace.ERROR));
    Files.deleteIfExists(stageDirectory(workspace, hash).resolve(Workspace.PROGRESS));
  }

  /** The last line of a file that says something; empty when there is none. */
  static String lastLine(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    byte[] text = Files.readAllBytes(log);
    int from = Math.max(0, text.length - LAST_BYTES);
    return new String(text, from, text.length - from, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .reduce("", (earlier, later) -> later)
        .strip();
  }

  private <T> Optional<T> read(String hash, String name, Class<T> type) throws IOException {
    try {
      String text = Files.readString(stageDirectory(workspace, hash).resolve(name));
      return Optional.of(Json.read(text, type));
    } catch (NoSuchFileException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * Replaces a file of the workspace as a whole: a reader sees the old text or the new one.
   *
   * @throws NoSuchFileException when the workspace is gone: it is not begun anew in silence
   */
  void write(String name, String text) throws IOException {
    if (!Files.isDirectory(workspace)) {
      throw new NoSuchFileException(workspace.toString());
    }
    AtomicFile.write(workspace.resolve(name), text);
  }
}
