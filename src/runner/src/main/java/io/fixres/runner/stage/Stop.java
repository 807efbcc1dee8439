package io.fixres.runner.stage;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Whether the stage was asked to stop; loops look at it between steps and save what they have. */
public final class Stop {
  private final AtomicReference<@Nullable String> why = new AtomicReference<>();

  /** Asks for it; the first reason counts. */
  public void request(String reason) {
    why.compareAndSet(null, reason);
  }

  /** Whether somebody asked. */
  public boolean isRequested() {
    return why.get() != null;
  }

  /** What a loop throws after it has saved its state. */
  public StageFailure saved(String what) {
    return new StageFailure(
        ExitCode.INTERRUPTED, "%s; %s is saved and will be continued".formatted(why.get(), what));
  }
}
