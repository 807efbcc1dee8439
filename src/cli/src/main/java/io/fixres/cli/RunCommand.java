package io.fixres.cli;

import io.fixres.api.FixResExperiment;
import io.fixres.cli.local.Claims;
import io.fixres.cli.local.GivenMetric;
import io.fixres.cli.local.GivenWeights;
import io.fixres.cli.local.Interrupts;
import io.fixres.cli.local.LocalRun;
import io.fixres.cli.local.LocalSetup;
import io.fixres.cli.local.Machine;
import io.fixres.cli.local.RunnerProgram;
import io.fixres.cli.local.StatusFile;
import io.fixres.cli.local.WorkspaceDirectory;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.validate.ExperimentFile;
import io.fixres.cli.validate.ReadExperiments;
import io.fixres.contract.ExitCode;
import io.fixres.pipeline.decide.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment on this machine. */
@Command(
    name = "run",
    description = {
      "Runs an experiment on this machine: no cluster, no container, no root.",
      "",
      "Trains, sweeps test resolutions, fine-tunes, sweeps again, and concludes. Ctrl-C saves"
          + " checkpoints and stops; the same command goes on from there. Stages that have finished"
          + " are never done twice, also when the experiment changes."
    },
    footer = {
      "",
      "It leaves in the workspace: report.html, verdict.json, matrix.csv, status.yaml (the resource"
          + " as a cluster would show it) and best/ (the model to deploy).",
      "",
      "Examples:",
      "  fixres run examples/quickstart.yaml",
      "  fixres run experiment.yaml --data imagenet=/datasets/imagenet --workspace /scratch/rn50",
      "  fixres run experiment.yaml --threads 8",
      ""
    })
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "EXPERIMENT", description = "The YAML file to run.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "CLAIM=DIRECTORY",
      description = "The directory that stands for a PersistentVolumeClaim. May be repeated.")
  private Map<String, Path> data = Map.of();

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIRECTORY",
      description = "Where everything is kept (default: fixres-work/NAME).")
  private @Nullable Path workspace;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description =
          "CPU threads to share among stages (default: all). Their number decides the last digits"
              + " of results.")
  private @Nullable Integer threads;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Which experiment, where the file holds several.")
  private @Nullable String name;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalSetup setup = setup();
    Interrupts interrupts = Interrupts.ofSignals();
    RunShow show = new RunShow(setup, console);
    Decision decision;
    try (RunShow open = show.begin()) {
      decision = new LocalRun(setup, interrupts).run(open.view());
    }
    return show.end(decision);
  }

  private LocalSetup setup() throws IOException, InterruptedException {
    Machine machine = machine();
    ReadExperiments read = ExperimentSource.read(file);
    String asked = ExperimentSource.only(read, name, console).getMetadata().getName();
    Path directory = WorkspaceDirectory.of(workspace, asked);
    Path earlier = directory.resolve(WorkspaceDirectory.STATUS);
    if (Files.isRegularFile(earlier)) {
      StatusFile.requireOf(asked, directory);
      // The same file again is a change of what ran before, and some changes are refused.
      read = ExperimentFile.asChange(read, earlier);
    }
    FixResExperiment experiment = ExperimentSource.only(read, name, console);
    if (experiment.getSpec().suspend()) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot run %s: spec.suspend is true. Set it to false".formatted(file));
    }
    Claims claims = new Claims(data);
    claims.refuseUnknown(read.experiments());
    Path images = WorkspaceDirectory.data(experiment.getSpec().dataset(), claims, directory);
    GivenWeights.require(experiment.getSpec(), images, directory);
    GivenMetric.require(experiment.getSpec(), images);
    RunnerProgram runner = RunnerProgram.find(System.getProperties());
    WorkspaceDirectory.make(directory);
    return new LocalSetup(experiment, read.source(), images, directory, runner, machine);
  }

  private Machine machine() {
    if (threads == null) {
      return Machine.here();
    }
    if (threads < 1) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot run with --threads %d: it has to be 1 or more; without it stages share all there are"
              .formatted(threads));
    }
    return new Machine(threads, Machine.here().memoryMiB());
  }
}
