package io.fixres.pipeline.plan;

import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Recipe;
import io.fixres.contract.StageExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the stages of one experiment have in common.
 *
 * @param model the network
 * @param dataset the images
 * @param train how it is trained; null = the weights are given
 * @param fineTune how it is tuned
 * @param sweep where and how every checkpoint is scored
 * @param rule how the best is selected
 * @param seed the first replicate, whose model is deployed
 * @param execution how stages are carried out
 * @param accelerators what each stage is given
 */
public record Protocol(
    ModelRef model,
    DatasetRef dataset,
    @Nullable Recipe train,
    Recipe fineTune,
    Scoring sweep,
    SelectionRule rule,
    long seed,
    StageExecution execution,
    Accelerators accelerators) {

  /**
   * Where and how every checkpoint is scored.
   *
   * @param points sorted; the same for every checkpoint, so that all comparisons are paired
   * @param interpolation how images are resized, in learning as well
   * @param shards how many processes share a sweep
   * @param batchSize images per pass, 0 = chosen by the runner
   */
  public record Scoring(
      List<EvalPoint> points, Interpolation interpolation, int shards, int batchSize) {
    public Scoring {
      points = points.stream().sorted().distinct().toList();
    }

    /** The columns: every resolution once, ascending. */
    public List<Integer> resolutions() {
      return points.stream().map(EvalPoint::resolution).distinct().toList();
    }
  }
}
