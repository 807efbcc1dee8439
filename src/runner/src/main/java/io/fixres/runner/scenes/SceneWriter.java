package io.fixres.runner.scenes;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.files.AtomicFile;
import io.fixres.contract.files.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Draws a set of synthetic scenes as an ordinary ImageFolder of JPEGs, on all cores.
 *
 * <p>The directory appears complete or not at all: images are drawn into a sibling and renamed. A
 * second call finds the finished set and returns; a call after a crash goes on where the last one
 * stopped. Of two processes that want the same set, one waits and finds it finished.
 */
public final class SceneWriter {
  private static final int REPORT_EVERY = 100;

  private final Path drawing;
  private final SceneSpec spec;
  private final IntConsumer progress;
  private int done;

  private SceneWriter(Path drawing, SceneSpec spec, IntConsumer progress) {
    this.drawing = drawing;
    this.spec = spec;
    this.progress = progress;
  }

  /**
   * Draws {@code <dir>/<split>/<class>/<image>.jpg} and {@code <dir>/scenes.json}.
   *
   * @param progress told how many images are there, now and then, from any thread, in order
   * @throws StageFailure when {@code dir} holds something else; nothing is touched
   * @throws IOException when a file cannot be written; what was drawn is kept for the next call
   */
  public static void write(Path dir, SceneSpec spec, IntConsumer progress) throws IOException {
    write(dir, spec, progress, Runtime.getRuntime().availableProcessors());
  }

  static void write(Path dir, SceneSpec spec, IntConsumer progress, int threads)
      throws IOException {
    String card = SceneCard.of(spec).json();
    if (holds(dir, card)) {
      return;
    }
    Path lock = dir.resolveSibling("." + dir.getFileName() + ".lock");
    Turn.take(
        lock,
        () -> {
          if (!holds(dir, card)) {
            Path drawing = partOf(dir, spec);
            new SceneWriter(drawing, spec, progress).drawAll(threads);
            Files.writeString(drawing.resolve(SceneCard.FILE), card);
            Files.move(drawing, dir, StandardCopyOption.ATOMIC_MOVE);
          }
        });
    Files.deleteIfExists(lock); // whoever still waits for it, or makes another, finds the set
  }

  /** Where an unfinished set lies: beside the finished one, named by all that makes its bytes. */
  static Path partOf(Path dir, SceneSpec spec) {
    return dir.resolveSibling(
        ".%s.drawing-%d-%d-%d"
            .formatted(dir.getFileName(), spec.images(), spec.classes(), spec.seed()));
  }

  private static boolean holds(Path dir, String card) throws IOException {
    Path file = dir.resolve(SceneCard.FILE);
    if (Files.exists(file) && Files.readString(file).equals(card)) {
      return true;
    }
    boolean isFree = Files.isDirectory(dir) ? isEmpty(dir) : !Files.exists(dir);
    if (!isFree) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG,
          "cannot draw scenes into %s: it holds other files; name an empty directory, or remove it"
              .formatted(dir));
    }
    return false;
  }

  private static boolean isEmpty(Path dir) throws IOException {
    try (var entries = Files.list(dir)) {
      return entries.findAny().isEmpty();
    }
  }

  private void drawAll(int threads) throws IOException {
    for (String split : new String[] {SceneSpec.TRAIN, SceneSpec.VALIDATION}) {
      for (String name : spec.classNames()) {
        Files.createDirectories(drawing.resolve(split).resolve(name));
      }
    }
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      pool.submit(() -> IntStream.range(0, spec.images()).parallel().forEach(this::draw)).join();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      pool.shutdown();
    }
  }

  /** What a killed process left half written is written again. */
  private void draw(int index) {
    Path file = drawing.resolve(spec.path(index));
    try {
      if (!Files.exists(file)) {
        Path draft = AtomicFile.draft(file);
        Files.write(draft, image(spec, index));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    report();
  }

  /** The file of one image of a set: a pure function of its arguments. */
  static byte[] image(SceneSpec spec, int index) {
    return Jpeg.encode(Scene.of(spec, index).draw());
  }

  private synchronized void report() {
    done++;
    if (done % REPORT_EVERY == 0 || done == spec.images()) {
      progress.accept(done);
    }
  }
}
