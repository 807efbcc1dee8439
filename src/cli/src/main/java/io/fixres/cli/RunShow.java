package io.fixres.cli;

import io.fixres.cli.local.LocalSetup;
import io.fixres.cli.local.WorkspaceDirectory;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.LiveScreen;
import io.fixres.cli.terminal.PlainLines;
import io.fixres.cli.terminal.RunView;
import io.fixres.cli.terminal.Style;
import io.fixres.cli.terminal.Terminal;
import io.fixres.cli.terminal.WindowSize;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.decide.Outcome;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run says before, while and after it works. */
final class RunShow implements AutoCloseable {
  private final LocalSetup setup;
  private final Console console;
  private final PrintStream out;
  private final Terminal terminal;
  private final RunView view;

  RunShow(LocalSetup setup, Console console) {
    this.setup = setup;
    this.console = console;
    this.out = console.out();
    this.terminal = console.terminal();
    this.view =
        terminal.live()
            ? new LiveScreen(out, new WindowSize(terminal))
            : new PlainLines(out, terminal);
  }

  RunShow begin() {
    out.printf(
        "%s  %s, with %s, in %s%n",
        Style.BOLD.of(setup.name(), terminal),
        setup.experiment().getSpec().model().architecture(),
        threads(),
        setup.workspace());
    out.flush();
    return this;
  }

  /** What the experiment says each stage has, else what all share. */
  private String threads() {
    Integer asked = setup.experiment().getSpec().runner().threads();
    boolean given = asked != null && asked > 0;
    int count = given ? asked : setup.machine().cores();
    return count + (count == 1 ? " CPU thread" : " CPU threads") + (given ? " a stage" : "");
  }

  RunView view() {
    return view;
  }

  @Override
  public void close() {
    view.close();
  }

  /** Says how it ended, and gives the exit code. */
  int end(Decision decision) {
    if (decision.outcome() == Outcome.SUSPENDED) {
      console
          .err()
          .println(
              "fixres: stopped; what was reached is saved. The same command goes on from here");
      return ExitCode.INTERRUPTED.number();
    }
    Decision.Cause cause = decision.cause();
    if (cause != null) {
      return failed(decision, cause);
    }
    show(decision);
    return ExitCode.OK.number();
  }

  private int failed(Decision decision, Decision.Cause cause) {
    boolean isLate = cause.failure().isOfDeadline();
    console
        .err()
        .printf(
            "fixres: %s failed: %s: %s%n%sFinished stages are kept%s.%n",
            cause.stage(),
            cause.failure().reason(),
            cause.failure().message(),
            log(decision, cause.stage()),
            isLate ? "" : ": the same command goes on from there");
    if (isLate) {
      return ExitCode.INTERRUPTED.number();
    }
    Integer code = cause.failure().exitCode();
    return code == null || ExitCode.of(code).isEmpty() ? ExitCode.INTERNAL.number() : code;
  }

  private String log(Decision decision, String stage) {
    return decision
        .ledger()
        .find(stage)
        .flatMap(Entry::hash)
        .map(hash -> setup.workspace().resolve(Workspace.stage(hash)).resolve(Workspace.LOG))
        .filter(Files::exists)
        .map(log -> "all it said is in %s%n".formatted(log))
        .orElse("");
  }

  private void show(Decision decision) {
    StageResult conclude = decision.ledger().known().results().get(StageIds.CONCLUDE);
    VerdictShow.lines(conclude == null ? null : conclude.verdict(), terminal).forEach(out::println);
    Path workspace = setup.workspace();
    out.printf("  report   %s%n", workspace.resolve(WorkspaceDirectory.REPORT));
    if (Files.isDirectory(workspace.resolve(Workspace.BEST))) {
      out.printf("  model    %s%n", workspace.resolve(Workspace.BEST));
    }
    out.printf("  figures  %s%n", workspace.resolve(WorkspaceDirectory.MATRIX));
  }
}
