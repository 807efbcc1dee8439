package io.fixres.contract;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scores of all sweeps, selects, compares, and writes the verdict and the best model.
 *
 * @param model the network
 * @param dataset for the class list and the images' aspect ratios
 * @param arms every checkpoint that was swept
 * @param rule how the best is selected
 * @param seed of folds and bootstrap; also the replicate whose model is deployed
 * @param interpolation written into the best model's configuration
 * @param training crop distribution of the training recipe, for the prediction; null = nothing was
 *     trained
 * @param lost stages that failed, so that networks are missing from {@code arms}; null = none, so
 *     that experiments without failures keep their hashes
 */
public record ConcludeWork(
    ModelRef model,
    DatasetRef dataset,
    List<Arm> arms,
    SelectionRule rule,
    long seed,
    Interpolation interpolation,
    Recipe.@Nullable Augmentation training,
    @Nullable List<Lost> lost)
    implements StageWork {
  public ConcludeWork {
    arms = List.copyOf(arms);
    lost = lost == null || lost.isEmpty() ? null : List.copyOf(lost);
  }

  @Override
  public List<String> parents() {
    return arms.stream().map(Arm::sweep).distinct().toList();
  }

  /** Stages that failed, in the plan's order. */
  public List<Lost> losses() {
    return lost == null ? List.of() : lost;
  }

  /**
   * A stage that failed for good.
   *
   * @param stage its id, such as {@code r128-s0/train}
   * @param seed the replicate that it belongs to
   * @param reason in CamelCase
   */
  public record Lost(String stage, long seed, String reason) {}

  /**
   * A checkpoint and where its scores are.
   *
   * @param variant which training it comes from, such as {@code r128-s0}
   * @param kind how it came to be
   * @param trainResolution size it was trained at, in pixels
   * @param fineTuneResolution size it was fine-tuned at; null = it was not
   * @param seed the replicate
   * @param checkpoint hash of the stage that made it; null = the given weights
   * @param scoreKey {@link SweepWork#scoreKey()} of its sweep
   * @param points where it was scored
   * @param sweep hash of its sweep
   */
  public record Arm(
      String variant,
      ArmKind kind,
      int trainResolution,
      @Nullable Integer fineTuneResolution,
      long seed,
      @Nullable String checkpoint,
      String scoreKey,
      List<EvalPoint> points,
      String sweep) {
    public Arm {
      points = List.copyOf(points);
    }
  }

  /**
   * How the best test resolution is selected.
   *
   * @param metric what is compared
   * @param margin in points: the smallest resolution shown to be no more than this below the best
   *     wins
   * @param confidence of all intervals, such as 0.95
   * @param maxGmacs budget in 10⁹ multiply-accumulates an image; 0 = none
   */
  public record SelectionRule(Metric metric, double margin, double confidence, double maxGmacs) {

    /** The margin with its unit; of losses it is stated in hundredths of a nat. */
    public String marginInWords() {
      BigDecimal points = BigDecimal.valueOf(margin);
      return metric == Metric.LOSS
          ? plain(points.movePointLeft(2)) + " nats"
          : plain(points) + (margin == 1 ? " point" : " points");
    }

    /** Whether a difference of the metric's values, in points or nats, is no more than that. */
    public boolean isWithinMargin(double difference) {
      return difference <= (metric == Metric.LOSS ? margin / 100 : margin);
    }

    private static String plain(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
  }
}
