package io.fixres.cli;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Table;
import io.fixres.contract.ExitCode;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the networks an experiment can name. */
@Command(
    name = "models",
    description = {
      "Lists the networks that an experiment can name, and what they cost.",
      "",
      "Parameters are learned numbers with a classifier of 1000 classes. GMACs are 10⁹"
          + " multiply-accumulates an image, as timm counts them. A good resolution is a multiple of"
          + " the network's stride."
    },
    footer = {
      "",
      "Examples:",
      "  fixres models                   each at the size it is usually trained at",
      "  fixres models --resolution 288  all at 288 pixels: the price of a larger test image",
      ""
    })
final class ModelsCommand implements Runnable {
  private final Console console;

  @Option(
      names = {"-r", "--resolution"},
      paramLabel = "PIXELS",
      description = "Side of the image that GMACs are counted at (32 to 2048).")
  private int resolution;

  ModelsCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (resolution != 0 && (resolution < 32 || resolution > 2048)) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot count GMACs at --resolution " + resolution + ": it may be 32 to 2048 pixels");
    }
    List<List<String>> rows = Architectures.all().stream().map(this::row).toList();
    new Table(List.of("NAME", "PARAMETERS", "RESOLUTION", "GMACS", "STRIDE"), rows)
        .lines(console.terminal())
        .forEach(console.out()::println);
  }

  private List<String> row(Architecture network) {
    int side = resolution == 0 ? network.trainResolution() : resolution;
    int classes = Architecture.IMAGENET_CLASSES;
    return List.of(
        network.name(),
        parameters(network.parameters(classes)),
        side + " px",
        String.format(Locale.ROOT, "%.2f", network.gmacs(side, classes)),
        Integer.toString(network.stride()));
  }

  private static String parameters(long count) {
    return count < 1_000_000
        ? String.format(Locale.ROOT, "%.0f k", count / 1e3)
        : String.format(Locale.ROOT, "%.1f M", count / 1e6);
  }
}
