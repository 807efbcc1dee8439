package io.fixres.contract;

import io.fixres.contract.StageResult.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result as it travels and is recorded: all that {@link StageResult} says but a verdict's curves,
 * with a row of numbers for each point.
 *
 * @param version {@link Contract#VERSION}
 * @param stage its id
 * @param kind what it did
 * @param hash its identity
 * @param uid the experiment it was run for
 * @param data what the images were
 * @param modelSha256 of the model that was written; null = none was
 * @param origin {@link Origin} of what it was made from; null = of no other stage's result
 * @param points one row a point: resolution, crop fraction, images, correct1, correct5, lossSum,
 *     images per second (−1 = not measured)
 * @param learned how learning went; null = nothing was learned
 * @param verdict of a conclude stage; null otherwise
 * @param notes what people should know
 * @param measured times and throughput
 */
public record CompactResult(
    int version,
    String stage,
    StageKind kind,
    String hash,
    String uid,
    StageResult.DataFacts data,
    @Nullable String modelSha256,
    @Nullable String origin,
    List<List<Double>> points,
    @Nullable Learned learned,
    @Nullable Verdict verdict,
    List<String> notes,
    StageResult.Measured measured) {
  private static final int COLUMNS = 7;

  public CompactResult {
    Stream.of(stage, kind, hash, uid, data, measured).forEach(Objects::requireNonNull);
    points = points.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
    for (List<Double> row : points) {
      if (row.size() != COLUMNS) {
        throw new IllegalArgumentException("a point has " + COLUMNS + " numbers, not " + row);
      }
    }
  }

  /** The result without what can be worked out from others. */
  public static CompactResult of(StageResult result) {
    Verdict verdict = result.verdict();
    return new CompactResult(
        result.version(),
        result.stage(),
        result.kind(),
        result.hash(),
        result.uid(),
        result.data(),
        result.modelSha256(),
        result.origin(),
        result.points().stream().map(CompactResult::row).toList(),
        result.learned(),
        verdict == null ? null : verdict.withCurves(List.of()),
        result.notes(),
        result.measured());
  }

  /**
   * The result again.
   *
   * @throws IllegalArgumentException when a score is implausible
   */
  public StageResult result() {
    List<PointScore> scores = new ArrayList<>();
    points.forEach(row -> scores.add(score(row)));
    return new StageResult(
        version,
        stage,
        kind,
        hash,
        uid,
        data,
        modelSha256,
        origin,
        scores,
        learned,
        verdict,
        notes,
        measured);
  }

  /** The same with one remark for all that people were told. */
  CompactResult withoutRemarks(String instead) {
    Verdict quiet = verdict == null ? null : verdict.withWarnings(List.of());
    return with(points, quiet, List.of(instead));
  }

  /** The same with these rows. */
  CompactResult withPoints(List<List<Double>> rows) {
    return with(rows, verdict, notes);
  }

  private CompactResult with(
      List<List<Double>> rows, @Nullable Verdict found, List<String> remarks) {
    return new CompactResult(
        version,
        stage,
        kind,
        hash,
        uid,
        data,
        modelSha256,
        origin,
        rows,
        learned,
        found,
        remarks,
        measured);
  }

  private static List<Double> row(PointScore score) {
    Double speed = score.imagesPerSecond();
    return List.of(
        (double) score.point().resolution(),
        score.point().cropPct(),
        (double) score.images(),
        (double) score.correct1(),
        (double) score.correct5(),
        score.lossSum(),
        speed == null ? -1.0 : Math.rint(speed));
  }

  private static PointScore score(List<Double> row) {
    return new PointScore(
        new EvalPoint(row.get(0).intValue(), row.get(1)),
        row.get(2).intValue(),
        row.get(3).intValue(),
        row.get(4).intValue(),
        row.get(5),
        row.get(6) < 0 ? null : row.get(6));
  }
}
