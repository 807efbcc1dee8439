package io.fixres.cli.local;

import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.LiveScreen;
import io.fixres.cli.terminal.Mark;
import io.fixres.cli.terminal.PlainLines;
import io.fixres.cli.terminal.RunEvent;
import io.fixres.cli.terminal.RunSnapshot;
import io.fixres.cli.terminal.RunView;
import io.fixres.contract.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Has the runner draw an image set, and shows how far it is.
 *
 * @param directory where
 * @param images how many in all
 * @param classes how many classes
 * @param seed what they are drawn from
 */
public record SceneDrawing(Path directory, int images, int classes, long seed) {
  private static final String NAME = "scenes";

  /** Draws; the exit code is the runner's, whose words go to the error stream as they are. */
  public int run(RunnerProgram runner, Machine machine, Console console)
      throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "data",
            NAME,
            directory.toString(),
            Integer.toString(images),
            Integer.toString(classes),
            Long.toString(seed));
    Process process =
        runner
            .process(machine.heapMiB(1), 1, arguments)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Instant began = Instant.now();
    int code;
    try (RunView view = view(console);
        BufferedReader drawn = process.inputReader()) {
      for (String line = drawn.readLine(); line != null; line = drawn.readLine()) {
        show(line, began, view);
      }
      code = process.waitFor();
      if (code == 0) {
        String text = "%d images of %d classes are in %s".formatted(images, classes, directory);
        view.happened(new RunEvent(since(began), Mark.DONE, NAME, text));
      }
    }
    return code;
  }

  private static RunView view(Console console) {
    return console.terminal().live()
        ? new LiveScreen(console.out(), console::terminal)
        : new PlainLines(console.out(), console.terminal());
  }

  private void show(String line, Instant began, RunView view) {
    String[] numbers = line.split(" ", -1);
    if (numbers.length != 2 || !numbers[0].matches("\\d+")) {
      return;
    }
    long done = Long.parseLong(numbers[0]);
    Duration elapsed = since(began);
    double speed = done / Math.max(0.001, elapsed.toMillis() / 1000.0);
    long left = (long) ((images - done) / Math.max(0.001, speed));
    Progress progress =
        new Progress("", "", "drawing", done, images, null, null, null, speed, left);
    view.refresh(
        new RunSnapshot(
            elapsed, List.of(new RunSnapshot.Running(NAME, progress)), 0, 1, "", false));
  }

  private static Duration since(Instant began) {
    return Duration.between(began, Instant.now());
  }
}
