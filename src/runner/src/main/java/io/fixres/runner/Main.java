package io.fixres.runner;

import io.fixres.contract.ExitCode;
import io.fixres.runner.stage.Stop;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The runner: does the one stage it is told in its environment, or draws image sets. */
public final class Main {
  private Main() {}

  /**
   * Runs and exits with an {@link ExitCode}; on SIGTERM the stage saves its state first.
   *
   * @param args empty for a stage; {@code data …} for image sets; {@code rehearse …} for a class
   *     archive
   */
  public static void main(String[] args) {
    Stop stop = new Stop();
    CountDownLatch finished = new CountDownLatch(1);
    AtomicInteger outcome = new AtomicInteger(ExitCode.INTERNAL.number());
    AtomicBoolean endsByItself = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  // Halting would keep it from removing its temporary files.
                  if (!endsByItself.get()) {
                    stop.request("stopped from outside");
                    awaitQuietly(finished);
                    // A signal would end it with 128 + its number; the stage knows better.
                    Runtime.getRuntime().halt(outcome.get());
                  }
                },
                "shutdown"));
    try {
      outcome.set(run(args, stop).number());
    } finally {
      finished.countDown();
    }
    endsByItself.set(true);
    System.exit(outcome.get());
  }

  private static ExitCode run(String[] args, Stop stop) {
    if (args.length == 0) {
      return new StageProcess(System.getenv(), stop).run();
    }
    return args.length == 2 && args[0].equals("rehearse")
        ? Rehearsal.run(args[1], stop)
        : DataCommand.run(args);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
