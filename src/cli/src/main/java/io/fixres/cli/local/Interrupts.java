package io.fixres.cli.local;

import io.fixres.cli.terminal.Signals;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Whether the user asked a run to stop, and what wakes it before it would look again. */
public final class Interrupts {
  private final AtomicInteger asked = new AtomicInteger();
  private final Semaphore wake = new Semaphore(0);

  /** Listens to Ctrl-C, to {@code kill} and to a terminal that closes. */
  public static Interrupts ofSignals() {
    Interrupts interrupts = new Interrupts();
    for (String signal : new String[] {"INT", "TERM", "HUP"}) {
      Signals.on(signal, interrupts::ask);
    }
    return interrupts;
  }

  /** Asks the run to stop; the second time, to stop at once. */
  public void ask() {
    asked.incrementAndGet();
    wake.release();
  }

  boolean wantsStop() {
    return asked.get() > 0;
  }

  boolean wantsStopAtOnce() {
    return asked.get() > 1;
  }

  /** Something happened: look now. */
  void wake() {
    wake.release();
  }

  /** Waits until something happens, at most so long. */
  void await(Duration atMost) throws InterruptedException {
    if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      wake.drainPermits();
    }
  }
}
