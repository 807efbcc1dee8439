package io.fixres.cli;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.cli.local.Claims;
import io.fixres.cli.local.DataSight;
import io.fixres.cli.local.DatasetFacts;
import io.fixres.cli.local.GivenMetric;
import io.fixres.cli.local.GivenWeights;
import io.fixres.cli.local.Machine;
import io.fixres.cli.local.RunnerProgram;
import io.fixres.cli.local.Yaml;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.validate.ReadExperiments;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.Json;
import io.fixres.pipeline.plan.StagePlanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an experiment will do, before anything runs. */
@Command(
    name = "explain",
    description = {
      "Says what an experiment will do, before anything runs.",
      "",
      "The stages and what each waits for; the test resolution that the crops alone predict; what it"
          + " costs in multiply-accumulates (a pass for an image that is scored; in learning one an"
          + " epoch, and two more back through what learns; what is computed once for all epochs"
          + " counts once), beside one training at the predicted size; the names of its Jobs on a"
          + " cluster."
    },
    footer = {
      "",
      "Examples:",
      "  fixres explain examples/quickstart.yaml",
      "  fixres explain experiment.yaml --data imagenet=/datasets/imagenet",
      "  fixres explain experiment.yaml --output yaml",
      ""
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "EXPERIMENT", description = "The YAML file to explain.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "CLAIM=DIRECTORY",
      description = "Counts the images of this directory, and reads their aspect ratios.")
  private Map<String, Path> data = Map.of();

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIRECTORY",
      description = "Looks for given weights in this directory.")
  private @Nullable Path workspace;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format output = Format.TEXT;

  @Option(
      names = "--experiment",
      paramLabel = "NAME",
      description = "Which experiment, where the file holds several.")
  private @Nullable String name;

  ExplainCommand(Console console) {
    this.console = console;
  }

  /** How it is told. */
  enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    YAML;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ReadExperiments read = ExperimentSource.read(file);
    FixResExperiment experiment = ExperimentSource.only(read, name, console);
    Claims claims = new Claims(data);
    claims.refuseUnknown(read.experiments());
    FixResExperimentSpec spec = experiment.getSpec();
    Path images = claims.find(spec.dataset().persistentVolumeClaim()).orElse(null);
    GivenWeights.require(spec, images, workspace);
    Optional<DatasetFacts> facts = facts(StagePlanner.plan(spec).protocol().dataset(), images);
    facts.ifPresent(seen -> GivenMetric.requireFor(spec, seen.images().classes()));
    Explanation told = Explanation.of(experiment.getMetadata().getName(), spec, facts);
    if (output == Format.YAML) {
      console.out().print(Yaml.MAPPER.writeValueAsString(Json.tree(told)));
    } else {
      ExplanationText.lines(told, console.terminal()).forEach(console.out()::println);
    }
    return 0;
  }

  private static Optional<DatasetFacts> facts(DatasetRef dataset, @Nullable Path images)
      throws IOException, InterruptedException {
    if (dataset.synthetic() != null) {
      return Optional.of(DatasetFacts.of(dataset.synthetic()));
    }
    if (images == null) {
      return Optional.empty();
    }
    RunnerProgram runner = RunnerProgram.find(System.getProperties());
    return Optional.of(
        DatasetFacts.of(new DataSight(images, dataset).look(runner, Machine.here())));
  }
}
