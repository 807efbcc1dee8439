package io.fixres.runner.stage;

import io.fixres.contract.Json;
import io.fixres.contract.Progress;
import io.fixres.contract.files.AtomicFile;
import io.fixres.contract.files.IoFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever watches how far the stage is: keeps the latest {@link Progress} and writes it to a
 * file, at most twice a second.
 */
public final class ProgressReporter {
  private static final long INTERVAL_NANOS = Duration.ofMillis(500).toNanos();

  private final Path file;
  private final String uid;
  private final String hash;
  private final LongSupplier nanoClock;
  private volatile Progress latest;
  private long phaseStart;
  private long lastWrite;
  private String phase = "";
  private long doneAtStart;
  private boolean saidWhy;

  public ProgressReporter(Path file, String uid, String hash, LongSupplier nanoClock) {
    this.file = file;
    this.uid = uid;
    this.hash = hash;
    this.nanoClock = nanoClock;
    this.latest = new Progress(uid, hash, "starting", 0, 0, null, null, null, null, null);
    this.lastWrite = nanoClock.getAsLong() - INTERVAL_NANOS;
  }

  /** The last thing said. */
  public Progress latest() {
    return latest;
  }

  /**
   * Units of a phase without epochs.
   *
   * @param name of the phase, for people: drawing, scoring, selecting
   */
  public void report(String name, long done, long total) {
    report(name, done, total, null);
  }

  /** Units of a phase, with what learning adds. */
  public synchronized void report(String name, long done, long total, @Nullable Learning learning) {
    long now = nanoClock.getAsLong();
    if (!name.equals(phase)) {
      phase = name;
      phaseStart = now;
      doneAtStart = done;
      lastWrite = now - INTERVAL_NANOS;
    }
    double seconds = (now - phaseStart) / 1e9;
    long worked = done - doneAtStart;
    Double rate = worked > 0 && seconds > 0.5 ? (Double) (worked / seconds) : null;
    Long eta = rate == null ? null : (Long) Math.round((total - done) / rate);
    latest =
        new Progress(
            uid,
            hash,
            name,
            done,
            total,
            learning == null ? null : (Integer) learning.epoch(),
            learning == null ? null : (Integer) learning.epochs(),
            learning == null ? null : learning.loss(),
            rate,
            eta);
    if (now - lastWrite >= INTERVAL_NANOS || done == total) {
      lastWrite = now;
      write();
    }
  }

  /**
   * A plain rename, not forced to the disk: progress may be lost, and costs nothing. What cannot be
   * written is said once.
   */
  private void write() {
    Path draft = AtomicFile.draft(file);
    try {
      Files.write(draft, Json.write(latest).getBytes(StandardCharsets.UTF_8));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (!saidWhy) {
        saidWhy = true;
        System.err.println("going on without telling progress: " + IoFault.of(e).what());
      }
    }
  }

  /**
   * What learning adds to progress.
   *
   * @param epoch current, 1-based
   * @param epochs in all
   * @param loss mean of the last steps; null = none yet
   */
  public record Learning(int epoch, int epochs, @Nullable Double loss) {}
}
