package io.fixres.runner;

import io.fixres.runner.stage.StageEnv;
import io.fixres.runner.stage.Stop;
import java.io.IOException;

/** Stops the stage when the process that started it is gone, however it went. */
final class ParentWatch {
  private ParentWatch() {}

  /** Watches the standard input, where the starter asked for that. */
  static void start(StageEnv env, Stop stop) {
    if (!env.watchesStdin()) {
      return;
    }
    Thread watch =
        new Thread(
            () -> {
              waitForEnd();
              stop.request("the program that started this stage has ended");
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void waitForEnd() {
    try {
      while (System.in.read() >= 0) {
        // whatever is written to it means nothing; only its end does
      }
    } catch (IOException e) {
      // a broken pipe is an end, too
    }
  }
}
