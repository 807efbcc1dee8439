package io.fixres.runner.stage;

import io.fixres.contract.StageResult.Measured;
import io.fixres.runner.engine.Devices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a stage: when it began, and how results say so.
 *
 * @param start wall time
 * @param startNanos the monotonic clock at the same moment
 */
public record Attempt(Instant start, long startNanos) {
  private static final String VERSION =
      Objects.requireNonNullElse(
          Attempt.class.getPackage().getImplementationVersion(), "development");

  /** One that begins now. */
  public static Attempt begin() {
    return new Attempt(Instant.now(), System.nanoTime());
  }

  /** Seconds since then. */
  public double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  /**
   * The part of a result that differs from run to run.
   *
   * @param earlier seconds that earlier attempts worked
   */
  public Measured measured(
      double earlier,
      @Nullable Double imagesPerSecond,
      @Nullable Double waitShare,
      Devices.Facts computed) {
    return new Measured(
        start.truncatedTo(ChronoUnit.SECONDS).toString(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        earlier + seconds(),
        imagesPerSecond,
        waitShare,
        computed.engine(),
        VERSION,
        computed.device());
  }
}
