package io.fixres.cli.terminal;

import io.fixres.contract.Progress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands at one moment.
 *
 * @param elapsed since the run began
 * @param running stages at work
 * @param done stages with a result
 * @param total stages in all, as far as they are known
 * @param best the best so far, such as {@code 78.2 % at 56 px}; empty = nothing was scored yet
 * @param stopping whether the user asked it to stop
 */
public record RunSnapshot(
    Duration elapsed, List<Running> running, int done, int total, String best, boolean stopping) {
  public RunSnapshot {
    running = List.copyOf(running);
  }

  /**
   * A stage at work.
   *
   * @param stage such as {@code r128-s0/train}
   * @param progress what it says; null = nothing yet
   */
  public record Running(String stage, @Nullable Progress progress) {}
}
