package io.fixres.runner.score;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One checkpoint's scores on one split: a file a point, or a file a point and shard.
 *
 * @param directory where they are
 * @param manifest digest of the data set that they must be of
 */
public record ScoreStore(Path directory, String manifest) {
  private static final Pattern SHARD = Pattern.compile("\\.\\d+of(\\d+)\\.scores$");

  /** What this share of a sweep has already scored at a point. */
  public Optional<ScoreTable> find(EvalPoint point, int shard, int shards) throws IOException {
    return ScoreFile.read(file(point, shard, shards), manifest);
  }

  /** Keeps what this share of a sweep scored at a point. */
  public void write(EvalPoint point, int shard, int shards, ScoreTable scores) throws IOException {
    ScoreFile.write(file(point, shard, shards), manifest, scores);
  }

  /**
   * All images' scores at a point, put together from shards where needed.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} when some are missing
   */
  public ScoreTable require(EvalPoint point, int images) throws IOException {
    ScoreTable all = new ScoreTable(0, images);
    int covered = 0;
    for (Path file : files(point)) {
      ScoreTable part = ScoreFile.read(file, manifest).orElse(new ScoreTable(0, 0));
      if (part.from() == 0 && part.to() == images) {
        return part;
      }
      all.putAll(part);
      covered += part.to() - part.from();
    }
    if (covered < images) {
      throw new StageFailure(
          ExitCode.DATA_NOT_FOUND,
          "scores at %d px (crop %s) cover %d of %d images in %s: a sweep's files are missing or damaged; delete that sweep's result and run again"
              .formatted(point.resolution(), point.cropPct(), covered, images, directory));
    }
    return all;
  }

  /** The whole file, else the shards of the finest division, which cannot overlap. */
  private List<Path> files(EvalPoint point) throws IOException {
    Path whole = file(point, 0, 1);
    if (Files.exists(whole)) {
      return List.of(whole);
    }
    String prefix = Workspace.scoreFile(point, 0, 1).replaceFirst("scores$", "");
    try (Stream<Path> all = Files.list(directory)) {
      List<Path> shards =
          all.filter(file -> file.getFileName().toString().startsWith(prefix))
              .filter(file -> divisions(file) > 0)
              .sorted()
              .toList();
      int finest = shards.stream().mapToInt(ScoreStore::divisions).max().orElse(0);
      return shards.stream().filter(file -> divisions(file) == finest).toList();
    }
  }

  private static int divisions(Path file) {
    Matcher matcher = SHARD.matcher(file.getFileName().toString());
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private Path file(EvalPoint point, int shard, int shards) {
    return directory.resolve(Workspace.scoreFile(point, shard, shards));
  }
}
