package io.fixres.cli;

import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Terminal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The {@code fixres} command, as the launcher starts it. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    // Libraries' remarks are not for users; what concerns them, we say ourselves.
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    PrintStream out = utf8(System.out);
    PrintStream err = utf8(System.err);
    Terminal terminal = Terminal.of(System.getProperties(), System.getenv());
    int code = run(args, new Console(out, err, terminal));
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static int run(String[] args, Console console) {
    try {
      return FixresCommand.line(console).execute(args);
    } catch (RuntimeException | Error e) { // picocli explains exceptions of commands only
      return FixresCommand.explain(e, console);
    }
  }

  // Java 17 encodes by the locale, and containers often have none; bars and sub-pixels need UTF-8.
  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }
}
