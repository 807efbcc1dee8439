package io.fixres.runner.sweep;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.runner.dataset.ImageReader;
import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.dataset.Prefetch;
import io.fixres.runner.dataset.Unreadable;
import io.fixres.runner.engine.BatchScores;
import io.fixres.runner.engine.EvalReplicas;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSize;
import io.fixres.runner.image.ImageSource;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.score.ScoredImages;
import io.fixres.runner.transform.ImageTransform;
import io.fixres.runner.transform.Normalizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Scores a run of images at every point: images outside, points inside, so that each image is
 * decoded once.
 *
 * <p>Memory: three blocks of images at all points.
 */
final class Scorer implements AutoCloseable {
  private static final long BLOCK_BYTES = 48L << 20;

  /** Of small batches a GPU has computed one before the next is launched. */
  private static final long GPU_BLOCK_BYTES = 256L << 20;

  private static final int MAX_BLOCK = 64;

  private final ImageSplit split;
  private final Normalizer normalizer;
  private final Unreadable unreadable;
  private final ScoredImages images;
  private final ThreadLocal<ImageReader> readers;
  private final Prefetch<Block> prefetch;
  private final List<EvalPoint> points;
  private final List<Column> columns;
  private final Range range;
  private final int block;

  /**
   * Images {@code from} to {@code to} − 1 of a split, of which those before {@code start} are done.
   */
  record Range(int from, int start, int to) {}

  /** What is scored and how it is shown. */
  record Subject(
      ImageSplit split, List<EvalPoint> points, Interpolation filter, Normalizer normalizer) {}

  /**
   * What comes of one point.
   *
   * @param table what has been scored so far
   * @param meter of the forward pass
   */
  record Column(EvalPoint point, ScoreTable table, ThroughputMeter meter) {
    private Column(EvalPoint point, ScoreTable table) {
      this(point, table, new ThroughputMeter());
    }

    private void record(int from, BatchScores scores, boolean[] readable) {
      for (int i = 0; i < scores.loss().length; i++) {
        if (readable[i]) {
          table.record(from + i, scores.before()[i], scores.loss()[i]);
        }
      }
    }
  }

  /** The images of a block at every point, and which could be read. */
  private record Block(List<ByteBuffer> pixels, boolean[] readable) {}

  /**
   * Starts to read images.
   *
   * @param block how many are scored together: see {@link #blockSize}
   */
  Scorer(Subject subject, Range range, int block, Unreadable unreadable, int threads) {
    this.split = subject.split();
    this.normalizer = subject.normalizer();
    this.points = subject.points();
    this.range = range;
    this.unreadable = unreadable;
    this.images =
        new ScoredImages(new int[split.size()], new int[split.size()], new int[split.size()]);
    this.block = block;
    this.readers = ImageReader.perThread(() -> new ImageTransform(subject.filter()));
    this.columns =
        points.stream()
            .map(point -> new Column(point, new ScoreTable(range.from(), range.to())))
            .toList();
    int first = (range.start() - range.from()) / block;
    long blocks = (range.to() - range.from() + block - 1L) / block;
    this.prefetch = new Prefetch<>(first, blocks, threads, this::newBlock, this::tasks);
  }

  /**
   * Images in a block: the batch size if given, else as many as fit 48 MiB at all points, or 256
   * MiB for a GPU, 1 to 64.
   */
  static int blockSize(List<EvalPoint> points, int batchSize, boolean onGpu) {
    if (batchSize > 0) {
      return batchSize;
    }
    long bytes = 0;
    for (EvalPoint point : points) {
      bytes += 3L * Float.BYTES * point.resolution() * point.resolution();
    }
    long bound = onGpu ? GPU_BLOCK_BYTES : BLOCK_BYTES;
    return (int) Math.max(1, Math.min(MAX_BLOCK, bound / Math.max(1, bytes)));
  }

  /** One a point, in their order. */
  List<Column> columns() {
    return columns;
  }

  /** Takes over what an earlier attempt scored. */
  void goOnFrom(Map<EvalPoint, ScoreTable> scored) {
    for (Column column : columns) {
      ScoreTable earlier = scored.get(column.point());
      if (earlier != null && earlier.to() >= range.start()) {
        column.table().putAll(earlier.upTo(range.start()));
      }
    }
  }

  /** Labels and sizes of the images that were looked at. */
  ScoredImages images() {
    return images;
  }

  /** Scores the next block that starts at {@code from}; the index behind it. */
  int next(EvalReplicas network, int from) throws IOException {
    Block loaded = prefetch.next();
    int to = Math.min(from + block, range.to());
    int[] labels = IntStream.range(from, to).map(split::label).toArray();
    List<ImageBatch> batches = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int side = columns.get(i).point().resolution();
      batches.add(new ImageBatch(loaded.pixels().get(i), labels.length, side));
    }
    List<EvalReplicas.Timed> answers = network.score(batches, labels);
    for (int i = 0; i < columns.size(); i++) {
      EvalReplicas.Timed answer = answers.get(i);
      columns.get(i).meter().add(labels.length, answer.nanos());
      columns.get(i).record(from, answer.scores(), loaded.readable());
    }
    prefetch.release(loaded);
    return to;
  }

  @Override
  public void close() {
    prefetch.close();
  }

  private Block newBlock() {
    List<ByteBuffer> pixels = new ArrayList<>();
    for (Column column : columns) {
      pixels.add(ImageBatch.allocate(block, column.point().resolution()));
    }
    return new Block(pixels, new boolean[block]);
  }

  private List<Callable<Void>> tasks(long number, Block loaded) {
    int from = (int) (range.from() + number * block);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int image = from; image < Math.min(from + block, range.to()); image++) {
      int index = image;
      tasks.add(
          () -> {
            fill(loaded, index, index - from);
            return null;
          });
    }
    return tasks;
  }

  /** An image that cannot be read leaves zeros, which are scored and not recorded. */
  private void fill(Block loaded, int image, int slot) throws IOException {
    ImageReader reader = readers.get();
    images.labels()[image] = split.label(image);
    try {
      ImageSource source = reader.open(split, image);
      ImageSize size = source.size();
      source.read(reader.transform().seen(size, points), 0);
      images.widths()[image] = size.width();
      images.heights()[image] = size.height();
      for (int i = 0; i < points.size(); i++) {
        RgbImage square = reader.transform().evaluate(source, points.get(i));
        normalizer.put(square, loaded.pixels().get(i), slot);
      }
      loaded.readable()[slot] = true;
    } catch (ImageReadException e) {
      unreadable.add(image, e);
      loaded.readable()[slot] = false;
    }
  }
}
