package io.fixres.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Compares docs/cli.md with what {@code --help} says; -Dfixres.update writes it instead. */
class CliReferenceTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "cli.md");

  @Test
  void referenceIsWhatHelpSays() throws Exception {
    // given
    String page = page();
    if (System.getProperty("fixres.update") != null) {
      Files.writeString(PAGE, page);
    }

    // when
    String committed = Files.readString(PAGE);

    // then
    assertThat(committed)
        .as("docs/cli.md; write it again with mvn -pl src/cli -am test -Dfixres.update")
        .isEqualTo(page);
  }

  private static String page() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    CommandLine root = FixresCommand.line(new Console(nowhere, nowhere, Terminal.PLAIN));
    StringBuilder page = new StringBuilder("# The command line\n\n");
    page.append("Generated from `fixres --help`; a test compares them.\n");
    append(root, page);
    return page.toString();
  }

  private static void append(CommandLine command, StringBuilder page) {
    String name = command.getCommandSpec().qualifiedName();
    page.append("\n## ").append(name).append("\n\n```text\n");
    page.append(command.getUsageMessage(Ansi.OFF).strip()).append("\n```\n");
    command.getSubcommands().values().stream()
        .distinct()
        .filter(sub -> !sub.getCommandName().equals("generate-completion"))
        .forEach(sub -> append(sub, page));
  }
}
