package io.fixres.cli;

import io.fixres.cli.local.Machine;
import io.fixres.cli.local.RunnerProgram;
import io.fixres.cli.local.SceneDrawing;
import io.fixres.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws synthetic scenes as an ordinary ImageFolder. */
@Command(
    name = "scenes",
    description = {
      "Draws synthetic scenes: JPEGs in split/class/image folders, 80 %% train, 20 %% val.",
      "",
      "Objects of classes that differ in shape and texture, on cluttered backgrounds, at many sizes"
          + " and in any light and pose. The same numbers give the same bytes on every machine. They"
          + " are no photographs: good for trying things, not for claims about photographs."
    },
    footer = {
      "",
      "Example:",
      "  fixres data scenes /tmp/scenes --images 4000 --classes 10 --seed 0",
      "  fixres run experiment.yaml --data CLAIM=/tmp/scenes",
      ""
    })
final class ScenesCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "DIRECTORY", description = "Where to draw; made when absent.")
  private Path directory;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "4000",
      description = "How many in all (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many classes (default: ${DEFAULT-VALUE}).")
  private int classes;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "What they are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  ScenesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    SceneDrawing drawing = new SceneDrawing(directory, images, classes, seed);
    return drawing.run(RunnerProgram.find(System.getProperties()), Machine.here(), console);
  }
}
