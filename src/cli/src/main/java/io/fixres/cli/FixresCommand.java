package io.fixres.cli;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.Console;
import io.fixres.contract.StageEnvironment;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root of all commands: what {@code fixres} alone says. */
@Command(
    name = "fixres",
    description = {
      "Finds the test resolution an image classifier scores best at.",
      "",
      "Networks trained on random crops see objects larger than they do in testing. A larger test"
          + " image undoes that: often the accuracy is points higher, and only the price of an image"
          + " rises. Fine-tuning the classifier at that size often adds some more. An experiment"
          + " file says what to train and where to look; fixres trains, sweeps, fine-tunes, compares"
          + " on the same images, and says what it found and how sure that is."
    },
    footer = {
      "",
      "Begin with:",
      "  fixres run examples/quickstart.yaml      draws images, finds the answer in minutes",
      "  fixres explain examples/quickstart.yaml  says what that will do, before anything runs",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done: the result exists",
      " 2:the command line was not understood",
      " 3:out of memory: the Java heap is too small",
      "64:the experiment file, or what it asks for, is not valid",
      "65:too many images are unreadable, or splits disagree on their classes",
      "66:a file, directory or data set is not there",
      "67:the data set changed since earlier stages saw it",
      "69:nothing to run with: no Java, no Maven, no device",
      "70:a fault of fixres itself",
      "71:the loss became NaN or infinite",
      "72:the batch does not fit the device",
      "73:the disk is full",
      "74:reading or writing failed",
      "75:interrupted after saving a checkpoint: the same command goes on",
      "76:another fixres works on the same workspace",
      "78:a checkpoint or weights file does not fit the network",
      "137:out of memory: killed by the system"
    },
    versionProvider = Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class FixresCommand implements Runnable {
  /** Picocli lays out no narrower page. */
  private static final int NARROWEST_HELP = 55;

  private final Console console;

  @Spec private CommandSpec spec;

  FixresCommand(Console console) {
    this.console = console;
  }

  /** The whole command line, ready to execute. */
  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new FixresCommand(console), new Commands(console));
    for (Class<?> command : Commands.ALL) {
      line.addSubcommand(command);
    }
    line.addSubcommand(completion());
    CommandLine help = new CommandLine(new CommandLine.HelpCommand());
    line.addSubcommand(help);
    help.getCommandSpec().usageMessage().footer(new String[0]); // not the root's
    line.getSubcommands().values().forEach(FixresCommand::layOut);
    space(line);
    return line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi(console)))
        .setUsageHelpWidth(Math.max(NARROWEST_HELP, console.terminal().width()))
        .setUsageHelpLongOptionsMaxWidth(30)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Path.class, FixresCommand::path)
        .setExecutionExceptionHandler((e, where, parsed) -> explain(e, console));
  }

  /** Exit codes are said once, by the root, and not again by each command. */
  private static void layOut(CommandLine command) {
    command.getCommandSpec().usageMessage().exitCodeListHeading("").exitCodeList(Map.of());
    space(command);
    command.getSubcommands().values().forEach(FixresCommand::layOut);
  }

  private static void space(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%n")
        .commandListHeading("%nCommands:%n");
  }

  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(false);
    return completion;
  }

  /** Empty is what an unset variable of a script leaves, and not the current directory. */
  private static Path path(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("it is empty; write . for the current directory");
    }
    return Path.of(text);
  }

  /** Says what is there when nothing is asked for. */
  @Override
  public void run() {
    spec.commandLine().usage(console.out());
  }

  private static Ansi ansi(Console console) {
    return console.terminal().colours() ? Ansi.ON : Ansi.OFF;
  }

  /** Says why a command failed; gives its exit code. */
  static int explain(Throwable thrown, Console console) {
    if (debug()) {
      thrown.printStackTrace(console.err());
    }
    CliFailure failure = CliFailure.of(thrown);
    console.err().println("fixres: " + failure.getMessage());
    return failure.code().number();
  }

  private static boolean debug() {
    return "1".equals(System.getenv(StageEnvironment.DEBUG));
  }

  /** Makes commands: each of ours gets the console. */
  private record Commands(Console console) implements IFactory {
    static final List<Class<?>> ALL =
        List.of(
            RunCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            ModelsCommand.class,
            ReportCommand.class,
            DataCommand.class);

    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (var constructor : type.getDeclaredConstructors()) {
        if (constructor.getParameterCount() == 1
            && constructor.getParameterTypes()[0] == Console.class) {
          return type.cast(constructor.newInstance(console));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }
}
