package io.fixres.cli.terminal;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Events scroll by, and one block below them is redrawn in place. */
public final class LiveScreen implements RunView {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  private static final String CLEAR_BELOW = "\u001b[J";

  private final PrintStream out;
  private final Supplier<Terminal> terminal;
  private int drawn;
  private int drawnWidth;
  private int frame;
  private @Nullable RunSnapshot last;

  /**
   * A screen.
   *
   * @param terminal what it can show now: the width changes with the window
   */
  public LiveScreen(PrintStream out, Supplier<Terminal> terminal) {
    this.out = out;
    this.terminal = terminal;
    out.print(HIDE_CURSOR);
  }

  @Override
  public void happened(RunEvent event) {
    if (event.mark() == Mark.STARTED || event.mark() == Mark.PROGRESS) {
      return; // the block shows it
    }
    Terminal now = terminal.get();
    out.print(erase() + PlainLines.line(event, now) + "\n");
    drawn = 0;
    if (last != null) {
      draw(last);
    }
    out.flush();
  }

  @Override
  public void refresh(RunSnapshot now) {
    last = now;
    frame++;
    out.print(erase());
    draw(now);
    out.flush();
  }

  private void draw(RunSnapshot now) {
    Terminal size = terminal.get();
    List<String> lines = LiveBlock.lines(now, frame, size);
    out.print(String.join("\n", lines) + "\n");
    drawn = lines.size();
    drawnWidth = size.width();
  }

  private String erase() {
    if (drawn == 0) {
      return "";
    }
    // A narrower window wraps what was drawn: each line then takes at most two.
    int rows = terminal.get().width() < drawnWidth ? drawn * 2 - 1 : drawn;
    return "\r\u001b[" + rows + "A" + CLEAR_BELOW;
  }

  @Override
  public void close() {
    out.print(erase() + SHOW_CURSOR);
    drawn = 0;
    last = null;
    out.flush();
  }
}
