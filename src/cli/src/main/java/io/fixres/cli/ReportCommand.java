package io.fixres.cli;

import io.fixres.cli.local.RunRecord;
import io.fixres.cli.local.WorkspaceDirectory;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Renders a run's report again. */
@Command(
    name = "report",
    description = {
      "Writes report.html and matrix.csv of a workspace again.",
      "",
      "From what the run left; nothing is computed anew. For a run that goes on, it shows what is"
          + " there so far."
    },
    footer = {"", "Example:", "  fixres report fixres-work/quickstart", ""})
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "WORKSPACE", description = "The directory that a run worked in.")
  private @Nullable Path workspace;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (workspace == null) {
      throw new IllegalStateException("picocli let a command without its workspace pass");
    }
    RunRecord record = RunRecord.read(workspace);
    record.write(workspace);
    VerdictShow.lines(record.verdict(), console.terminal()).forEach(console.out()::println);
    for (String name : new String[] {WorkspaceDirectory.REPORT, WorkspaceDirectory.MATRIX}) {
      console
          .out()
          .printf("%s wrote %s%n", Mark.DONE.on(console.terminal()), workspace.resolve(name));
    }
    return 0;
  }
}
