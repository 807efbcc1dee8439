package io.fixres.cli;

import io.fixres.cli.local.ClusterRecord;
import io.fixres.cli.local.RunRecord;
import io.fixres.cli.local.WorkspaceDirectory;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Renders a run's report again, or that of an experiment on a cluster. */
@Command(
    name = "report",
    description = {
      "Writes report.html and matrix.csv of a run again, or of an experiment on a cluster.",
      "",
      "From what the run left, or the cluster tells; nothing is computed anew. For a run that goes"
          + " on, it shows what is there so far."
    },
    footer = {
      "",
      "Examples:",
      "  fixres report fixres-work/quickstart",
      "  kubectl get fre/quickstart configmap/quickstart-results --output yaml | fixres report -",
      ""
    })
final class ReportCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";
  private static final Path REPORTS = Path.of("fixres-report");

  private final Console console;

  @Parameters(
      paramLabel = "WORKSPACE|FILE",
      description =
          "The directory that a run worked in; or a file, - for the standard input, of what kubectl"
              + " says of an experiment and its results.")
  private Path from;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIRECTORY",
      description =
          "Where they are written (default: the workspace; of a cluster, fixres-report/NAME).")
  private @Nullable Path output;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    boolean isOfCluster = from.toString().equals(STANDARD_INPUT) || isFile(from);
    RunRecord record = isOfCluster ? ofCluster(from) : RunRecord.read(from);
    Path usual = isOfCluster ? REPORTS.resolve(record.experiment().getMetadata().getName()) : from;
    Path directory = Files.createDirectories(output == null ? usual : output);
    record.write(directory);
    VerdictShow.lines(record.verdict(), console.terminal()).forEach(console.out()::println);
    for (String name : new String[] {WorkspaceDirectory.REPORT, WorkspaceDirectory.MATRIX}) {
      console
          .out()
          .printf("%s wrote %s%n", Mark.DONE.on(console.terminal()), directory.resolve(name));
    }
    return 0;
  }

  /** Pipes too, as a shell makes one of {@code <(kubectl …)}. */
  private static boolean isFile(Path path) {
    return Files.exists(path) && !Files.isDirectory(path);
  }

  private static RunRecord ofCluster(Path file) throws IOException {
    return file.toString().equals(STANDARD_INPUT)
        ? ClusterRecord.read("the standard input", System.in.readAllBytes(), Instant.now())
        : ClusterRecord.read(
            file.toString(), Files.readAllBytes(file), Files.getLastModifiedTime(file).toInstant());
  }
}
