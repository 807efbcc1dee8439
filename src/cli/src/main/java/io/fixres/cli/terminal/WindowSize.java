package io.fixres.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The terminal at its present width: asks again when the window has changed. */
public final class WindowSize implements Supplier<Terminal> {
  private volatile Terminal terminal;
  private volatile boolean changed;

  public WindowSize(Terminal first) {
    this.terminal = first;
    Signals.on("WINCH", () -> changed = true);
  }

  @Override
  public Terminal get() {
    if (changed) {
      changed = false;
      terminal = ask(terminal);
    }
    return terminal;
  }

  private static Terminal ask(Terminal before) {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return answer.matches("\\d+ \\d+")
          ? before.withWidth(Integer.parseInt(answer.substring(answer.indexOf(' ') + 1)))
          : before;
    } catch (IOException e) {
      return before; // no stty: the width stays what the launcher saw
    }
  }
}
