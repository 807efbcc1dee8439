package io.fixres.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws image sets. */
@Command(
    name = "data",
    description = "Draws image sets to try things on.",
    subcommands = ScenesCommand.class,
    footer = {
      "",
      "Example:",
      "  fixres data scenes /tmp/scenes --images 4000 --classes 10 --seed 0",
      ""
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to draw: fixres data scenes …");
  }
}
