package io.fixres.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.pipeline.words.VerdictSentence;
import io.fixres.report.MatrixCsv;
import io.fixres.report.ReportPage;
import io.fixres.report.view.ReportModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace, or a cluster, tells of an experiment.
 *
 * @param experiment with its status
 * @param source the experiment as its user wrote it
 * @param verdict what was found; null = it has not concluded
 * @param asOf when the status was written, or asked for
 */
public record RunRecord(
    FixResExperiment experiment, String source, @Nullable Verdict verdict, Instant asOf) {
  /**
   * Reads a workspace.
   *
   * @throws CliFailure {@link ExitCode#DATA_NOT_FOUND} when no run has worked there
   */
  public static RunRecord read(Path workspace) throws IOException {
    FixResExperiment experiment =
        StatusFile.read(workspace)
            .orElseThrow(
                () ->
                    new CliFailure(
                        ExitCode.DATA_NOT_FOUND,
                        "cannot report on %s: %s. Name a run's workspace, such as fixres-work/NAME, or a file of what kubectl says"
                            .formatted(workspace, whyNot(workspace))));
    Path source = workspace.resolve(WorkspaceDirectory.EXPERIMENT);
    FixResExperimentStatus status = experiment.getStatus();
    boolean hasConcluded = status != null && status.results() != null;
    return new RunRecord(
        experiment,
        Files.exists(source) ? Files.readString(source) : "",
        hasConcluded ? verdict(workspace) : null, // else it is that of an earlier run
        Files.getLastModifiedTime(workspace.resolve(WorkspaceDirectory.STATUS)).toInstant());
  }

  private static String whyNot(Path workspace) {
    return Files.exists(workspace)
        ? "it holds no readable " + WorkspaceDirectory.STATUS + ", so no run has worked there"
        : "there is no such directory or file";
  }

  private static @Nullable Verdict verdict(Path workspace) throws IOException {
    Path file = workspace.resolve(Workspace.VERDICT);
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return Json.read(Files.readString(file), Verdict.class);
    } catch (JsonProcessingException e) {
      throw new CliFailure(
          ExitCode.DATA_ERROR,
          "cannot read %s: it is damaged. Run the experiment again: only its last stage is repeated"
              .formatted(file),
          e);
    }
  }

  /** Writes the page and the table into a directory that is there. */
  public void write(Path directory) throws IOException {
    List<String> words = verdict == null ? List.of() : VerdictSentence.all(verdict);
    ReportModel model = ReportModel.of(experiment, verdict, words, source, asOf);
    WorkspaceFiles files = new WorkspaceFiles(directory);
    files.write(WorkspaceDirectory.MATRIX, MatrixCsv.render(model));
    files.write(WorkspaceDirectory.REPORT, ReportPage.render(model));
  }
}
