package io.fixres.cli;

import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Mark;
import io.fixres.cli.terminal.Style;
import io.fixres.cli.validate.ReadExperiments;
import io.fixres.contract.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks experiment files. */
@Command(
    name = "validate",
    description = {
      "Checks experiment files as a cluster would at kubectl apply, without one.",
      "",
      "The same schema, defaults and rules as the FixResExperiment resource's; all problems at"
          + " once, each with line, field and remedy."
    },
    footer = {
      "",
      "Examples:",
      "  fixres validate examples/quickstart.yaml",
      "  fixres validate experiments/*.yaml && git commit",
      ""
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  private List<Path> files = List.of();

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    boolean valid = true;
    for (Path file : files) {
      valid &= check(ExperimentSource.read(file));
    }
    return valid ? ExitCode.OK.number() : ExitCode.INVALID_CONFIG.number();
  }

  private boolean check(ReadExperiments read) {
    ExperimentSource.printFindings(read, console);
    if (!read.isValid()) {
      return false;
    }
    read.experiments()
        .forEach(
            experiment ->
                console
                    .out()
                    .printf(
                        "%s %s: experiment %s is valid%n",
                        Mark.DONE.on(console.terminal()),
                        read.file(),
                        Style.BOLD.of(experiment.getMetadata().getName(), console.terminal())));
    read.ignored()
        .forEach(
            what -> console.out().printf("%s %s: not looked at: %s%n", "•", read.file(), what));
    return true;
  }
}
