package io.fixres.cli.terminal;

import io.fixres.contract.Durations;
import io.fixres.contract.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that are redrawn while a run goes on: running stages with their bars, and the whole.
 */
final class LiveBlock {
  private static final int WIDEST_BAR = 36;
  private static final int NARROWEST_BAR = 10;
  private static final int MOST_STAGES = 6;
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};

  private LiveBlock() {}

  /**
   * The block.
   *
   * @param frame counts redraws: turns the spinner
   */
  static List<String> lines(RunSnapshot now, int frame, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    for (RunSnapshot.Running running : now.running().stream().limit(MOST_STAGES).toList()) {
      lines.addAll(stage(running, frame, terminal));
    }
    int more = now.running().size() - MOST_STAGES;
    if (more > 0) {
      lines.add(Style.DIM.of("  and " + more + " more", terminal));
    }
    if (!now.running().isEmpty()) {
      lines.add("");
    }
    lines.add(summary(now, terminal));
    return lines.stream().map(line -> Style.fit(line, terminal.width() - 1)).toList();
  }

  private static List<String> stage(RunSnapshot.Running running, int frame, Terminal terminal) {
    Progress progress = running.progress();
    String spinner = Style.ACCENT.of(SPINNER[frame % SPINNER.length], terminal);
    String head = "  " + spinner + " " + Style.BOLD.of(running.stage(), terminal);
    if (progress == null) {
      return List.of(head + Style.DIM.of("  starting", terminal));
    }
    List<String> words = new ArrayList<>(ProgressWords.numbers(progress));
    int room = terminal.width() - 12;
    while (!words.isEmpty() && room - width(words) < NARROWEST_BAR) {
      words.remove(droppable(words));
    }
    int bar = Math.max(NARROWEST_BAR, Math.min(WIDEST_BAR, room - width(words)));
    return List.of(
        head + Style.DIM.of("  " + progress.phase(), terminal),
        "    %s %s%s"
            .formatted(
                Bar.of(progress.percent(), bar, terminal),
                "%3d %%".formatted(progress.percent()),
                words.isEmpty() ? "" : "  " + String.join("  ", words)));
  }

  // Where it is narrow the rest matters longest, then the epoch.
  private static int droppable(List<String> words) {
    return words.size() > 2 ? words.size() - 2 : 0;
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(word -> word.length() + 2).sum();
  }

  private static String summary(RunSnapshot now, Terminal terminal) {
    String done = "  %d of %d stages".formatted(now.done(), now.total());
    String time = Durations.spoken(now.elapsed());
    String best = now.best().isEmpty() ? "" : " · best so far " + now.best();
    String key = now.stopping() ? "" : " · Ctrl-C saves and stops";
    String line = done + " · " + time + best;
    boolean roomForKey = line.length() + key.length() < terminal.width();
    String text = Style.DIM.of(line + (roomForKey ? key : ""), terminal);
    return now.stopping()
        ? text
            + Style.NOTE.of(
                " · saving checkpoints (Ctrl-C again gives up what is not saved)", terminal)
        : text;
  }
}
