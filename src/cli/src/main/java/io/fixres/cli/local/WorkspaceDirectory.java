package io.fixres.cli.local;

import io.fixres.api.ClaimRef;
import io.fixres.api.DatasetSpec;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import io.fixres.contract.files.IoFault;
import io.fixres.contract.files.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The directory that a run keeps everything in, and the names of what the run itself leaves. */
public final class WorkspaceDirectory {
  /** The resource with its status, as a cluster would show it. */
  public static final String STATUS = "status.yaml";

  /** The experiment as its user wrote it. */
  public static final String EXPERIMENT = "experiment.yaml";

  /** Every point of every arm. */
  public static final String MATRIX = "matrix.csv";

  /** What was found, as a page. */
  public static final String REPORT = "report.html";

  private static final String LOCK = "run.lock";
  private static final Path DEFAULT = Path.of("fixres-work");

  private WorkspaceDirectory() {}

  /**
   * Where it is, or will be.
   *
   * @param given by the user; null = {@code fixres-work/NAME}
   */
  public static Path of(@Nullable Path given, String name) {
    return (given == null ? DEFAULT.resolve(name) : given).toAbsolutePath().normalize();
  }

  /**
   * Makes it when absent.
   *
   * @throws CliFailure when it cannot be made or written
   */
  public static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      IoFault fault = IoFault.of(e);
      throw new CliFailure(
          fault.code(),
          "cannot make the workspace %s: %s. Choose another with --workspace DIRECTORY"
              .formatted(directory, fault.what()),
          e);
    }
    if (!Files.isWritable(directory)) {
      throw new CliFailure(
          ExitCode.IO_ERROR,
          "cannot write to the workspace %s: it is read-only for this user. Choose another with --workspace DIRECTORY"
              .formatted(directory));
    }
  }

  /**
   * Keeps other runs out, until it is closed.
   *
   * @throws CliFailure {@link ExitCode#WORKSPACE_LOCKED} naming who works there
   */
  static LockFile lock(Path workspace) throws IOException {
    return LockFile.take(
        workspace.resolve(LOCK),
        Long.toString(ProcessHandle.current().pid()),
        holder ->
            new CliFailure(
                ExitCode.WORKSPACE_LOCKED,
                ("cannot run in %s: another fixres (process %s) works there. Wait for it, stop it"
                        + " with Ctrl-C or 'kill %s', or choose another --workspace")
                    .formatted(workspace, holder, holder)));
  }

  /** The directory of the images; the workspace itself where they are drawn into it. */
  public static Path data(DatasetSpec dataset, Claims claims, Path workspace) {
    ClaimRef claim = dataset.persistentVolumeClaim();
    return claim == null ? workspace : claims.data(claim);
  }
}
