package io.fixres.runner.score;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint's scores on one split: a file a point, or a file a point and shard.
 *
 * @param directory where they are
 * @param source of which data set and model they must be, see {@link #source}
 */
public record ScoreStore(Path directory, String source) {
  private static final Pattern SHARD = Pattern.compile("\\.\\d+of(\\d+)\\.scores$");

  /**
   * Names what scores are of.
   *
   * @param manifest digest of the images
   * @param origin {@link io.fixres.contract.Origin} of the sweep; null = the given weights
   */
  public static String source(String manifest, @Nullable String origin) {
    return origin == null ? manifest : manifest + " " + origin;
  }

  /** What this share of a sweep has already scored at a point. */
  public Optional<ScoreTable> find(EvalPoint point, int shard, int shards) throws IOException {
    return ScoreFile.read(file(point, shard, shards), source);
  }

  /** Keeps what this share of a sweep scored at a point. */
  public void write(EvalPoint point, int shard, int shards, ScoreTable scores) throws IOException {
    ScoreFile.write(file(point, shard, shards), source, scores);
  }

  /** Removes what this share of a sweep scored at a point. */
  public void forget(EvalPoint point, int shard, int shards) throws IOException {
    Files.deleteIfExists(file(point, shard, shards));
  }

  /**
   * All images' scores at a point, put together from shards where needed.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} when some are missing
   */
  public ScoreTable require(EvalPoint point, int images) throws IOException {
    int most = 0;
    for (List<Path> division : divisions(point)) {
      ScoreTable all = new ScoreTable(0, images);
      int covered = 0;
      for (Path file : division) {
        ScoreTable part = ScoreFile.read(file, source).orElse(new ScoreTable(0, 0));
        all.putAll(part);
        covered += part.to() - part.from();
      }
      if (covered == images) {
        return all;
      }
      most = Math.max(most, covered);
    }
    throw new StageFailure(
        ExitCode.DATA_NOT_FOUND,
        "scores at %d px (crop %s) cover %d of %d images in %s: a sweep's files are missing or damaged; delete that sweep's result and run again"
            .formatted(point.resolution(), point.cropPct(), most, images, directory));
  }

  /**
   * Files of a point by into how many shards the images were dealt: those of one division do not
   * overlap. One that was begun may never have been completed.
   */
  private Collection<List<Path>> divisions(EvalPoint point) throws IOException {
    String whole = Workspace.scoreFile(point, 0, 1);
    String prefix = whole.replaceFirst("scores$", "");
    Map<Integer, List<Path>> divisions = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        Matcher shard = SHARD.matcher(name);
        if (name.equals(whole)) {
          divisions.put(1, List.of(file));
        } else if (name.startsWith(prefix) && shard.find()) {
          int shards = Integer.parseInt(shard.group(1));
          divisions.computeIfAbsent(shards, unused -> new ArrayList<>()).add(file);
        }
      }
    }
    return divisions.values();
  }

  private Path file(EvalPoint point, int shard, int shards) {
    return directory.resolve(Workspace.scoreFile(point, shard, shards));
  }
}
