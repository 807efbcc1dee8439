package io.fixres.cli;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.cli.local.Claims;
import io.fixres.cli.local.GivenMetric;
import io.fixres.cli.local.GivenWeights;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Mark;
import io.fixres.cli.terminal.Style;
import io.fixres.cli.validate.ReadExperiments;
import io.fixres.contract.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
      "  fixres validate experiment.yaml --data imagenet=/datasets/imagenet --workspace /scratch/w",
      ""
    })
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files.")
  private List<Path> files = List.of();

  @Option(
      names = "--data",
      paramLabel = "CLAIM=DIRECTORY",
      description = "Also looks for the data set, and for weights given there.")
  private Map<String, Path> data = Map.of();

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIRECTORY",
      description = "Also looks for given weights in this directory.")
  private @Nullable Path workspace;

  private int code;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Claims claims = new Claims(data);
    List<FixResExperiment> valid = new ArrayList<>();
    for (Path file : files) {
      attempt(() -> valid.addAll(check(ExperimentSource.read(file), claims)));
    }
    if (code == ExitCode.OK.number()) {
      attempt(() -> claims.refuseUnknown(valid));
    }
    return code;
  }

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** Tells what fails, so that the next file has its turn. */
  private void attempt(Step step) throws IOException, InterruptedException {
    try {
      step.run();
    } catch (CliFailure e) {
      endWith(FixresCommand.explain(e, console));
    }
  }

  /** The first failure's code is the command's. */
  private void endWith(int failed) {
    code = code == ExitCode.OK.number() ? failed : code;
  }

  private List<FixResExperiment> check(ReadExperiments read, Claims claims)
      throws IOException, InterruptedException {
    ExperimentSource.printFindings(read, console);
    if (!read.isValid()) {
      endWith(ExitCode.INVALID_CONFIG.number());
      return List.of();
    }
    for (FixResExperiment experiment : read.experiments()) {
      FixResExperimentSpec spec = experiment.getSpec();
      Path images = claims.find(spec.dataset().persistentVolumeClaim()).orElse(null);
      GivenWeights.require(spec, images, workspace);
      GivenMetric.require(spec, images);
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
    return read.experiments();
  }
}
