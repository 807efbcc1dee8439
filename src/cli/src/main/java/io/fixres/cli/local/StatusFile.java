package io.fixres.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code status.yaml}: the resource with its status, as a cluster would show it. */
public final class StatusFile {
  private final WorkspaceFiles files;
  private final FixResExperiment experiment;
  private final @Nullable FixResExperimentStatus before;
  private @Nullable FixResExperimentStatus last;
  private String written = "";

  /**
   * The file of a run.
   *
   * @param workspace that it lies in
   * @param experiment as it is asked for now
   */
  StatusFile(Path workspace, FixResExperiment experiment) throws IOException {
    this.files = new WorkspaceFiles(workspace);
    this.experiment = experiment;
    Optional<FixResExperiment> earlier = read(workspace);
    this.before = earlier.map(FixResExperiment::getStatus).orElse(null);
    this.last = before;
    experiment.getMetadata().setGeneration(generation(earlier));
  }

  private long generation(Optional<FixResExperiment> earlier) {
    if (earlier.isEmpty() || earlier.get().getMetadata().getGeneration() == null) {
      return 1;
    }
    long last = earlier.get().getMetadata().getGeneration();
    boolean same =
        Json.canonical(earlier.get().getSpec()).equals(Json.canonical(experiment.getSpec()));
    return same ? last : last + 1;
  }

  /** What an earlier run left; empty when there is none, or it is damaged. */
  public static Optional<FixResExperiment> read(Path workspace) throws IOException {
    Path file = workspace.resolve(WorkspaceDirectory.STATUS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "Is a directory");
    }
    try {
      JsonNode tree = Yaml.MAPPER.readTree(Files.readString(file));
      return Optional.of(Json.read(tree.toString(), FixResExperiment.class));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // it is rebuilt from the results
    }
  }

  /**
   * Refuses a workspace that another experiment has worked in: there is one status, verdict and
   * model.
   *
   * @throws CliFailure {@link ExitCode#INVALID_CONFIG} naming that experiment
   */
  public static void requireOf(String name, Path workspace) throws IOException {
    String earlier = read(workspace).map(found -> found.getMetadata().getName()).orElse(name);
    if (!earlier.equals(name)) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          ("cannot run %s in %s: the outcome of experiment %s is there, and would be replaced."
                  + " Choose another with --workspace DIRECTORY; if that is its new name, remove %s")
              .formatted(name, workspace, earlier, workspace.resolve(WorkspaceDirectory.STATUS)));
    }
  }

  /** The status that an earlier run left; null = there is none. */
  @Nullable FixResExperimentStatus before() {
    return before;
  }

  /** The status that was written last, by this run or an earlier one; null = none was. */
  @Nullable FixResExperimentStatus last() {
    return last;
  }

  /** Which version of the spec this is: counts its changes. */
  long generation() {
    return experiment.getMetadata().getGeneration();
  }

  /** Writes the resource with this status, if that changes the file. */
  void write(FixResExperimentStatus status) throws IOException {
    last = status;
    experiment.setStatus(status);
    String text = Yaml.MAPPER.writeValueAsString(Json.tree(experiment));
    if (!text.equals(written)) {
      files.write(WorkspaceDirectory.STATUS, text);
      written = text;
    }
  }
}
