package io.fixres.cli.terminal;

import io.fixres.contract.Progress;
import java.io.PrintStream;
import java.time.Duration;

/**
 * One line an event, for files, pipes and continuous integration; at most a line a minute between.
 */
public final class PlainLines implements RunView {
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final PrintStream out;
  private final Terminal terminal;
  private Duration lastSpoken = Duration.ZERO;

  public PlainLines(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void happened(RunEvent event) {
    out.println(line(event, terminal));
    out.flush();
    lastSpoken = event.elapsed();
  }

  /** Elapsed time, mark, stage and words. */
  static String line(RunEvent event, Terminal terminal) {
    String stage = event.stage().isEmpty() ? "" : Style.BOLD.of(event.stage(), terminal) + "  ";
    return "%s  %s %s%s"
        .formatted(
            Style.DIM.of("%7s".formatted(Times.clock(event.elapsed())), terminal),
            event.mark().on(terminal),
            stage,
            event.text());
  }

  @Override
  public void refresh(RunSnapshot now) {
    if (now.elapsed().minus(lastSpoken).compareTo(QUIET) < 0) {
      return;
    }
    for (RunSnapshot.Running running : now.running()) {
      Progress progress = running.progress();
      String text =
          progress == null ? "at work" : progress.percent() + " %, " + ProgressWords.of(progress);
      happened(new RunEvent(now.elapsed(), Mark.PROGRESS, running.stage(), text));
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}
