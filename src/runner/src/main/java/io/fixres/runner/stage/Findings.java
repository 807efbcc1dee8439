package io.fixres.runner.stage;

import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult.Learned;
import io.fixres.contract.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage's own work adds to its result.
 *
 * @param modelSha256 of the model that it wrote; null = it wrote none
 * @param points what it scored
 * @param learned how learning went; null = nothing was learned
 * @param verdict of a conclude stage; null otherwise
 * @param notes what people should know
 */
public record Findings(
    @Nullable String modelSha256,
    List<PointScore> points,
    @Nullable Learned learned,
    @Nullable Verdict verdict,
    List<String> notes) {
  public Findings {
    points = List.copyOf(points);
    notes = List.copyOf(notes);
  }

  /** Of training and fine-tuning. */
  public static Findings learned(String modelSha256, Learned learned, List<String> notes) {
    return new Findings(modelSha256, List.of(), learned, null, notes);
  }

  /** Of a sweep. */
  public static Findings scored(List<PointScore> points, List<String> notes) {
    return new Findings(null, points, null, null, notes);
  }

  /** Of a conclusion, and the best model that it wrote. */
  public static Findings concluded(Verdict verdict, String modelSha256) {
    return new Findings(modelSha256, List.of(), null, verdict, List.of());
  }
}
