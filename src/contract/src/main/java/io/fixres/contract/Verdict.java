package io.fixres.contract;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment found, as {@link Workspace#VERDICT}.
 *
 * @param version {@link Contract#VERSION}
 * @param rule how the best was selected
 * @param images validation images that every point was scored on
 * @param seeds replicates, ascending
 * @param best the point to deploy
 * @param gains paired differences on the same images
 * @param curves accuracy over test resolution, one curve an arm, means over seeds
 * @param predicted test resolution expected from the crops alone; null = nothing was trained
 * @param baseline the untuned score at the train size that {@code total} is measured from
 * @param model the file to deploy; null = the given weights themselves are the best
 * @param warnings what a careful reader should know, in order of weight
 */
public record Verdict(
    int version,
    ConcludeWork.SelectionRule rule,
    int images,
    List<Long> seeds,
    Best best,
    Gains gains,
    List<Curve> curves,
    @Nullable Prediction predicted,
    @Nullable CurvePoint baseline,
    @Nullable ModelFile model,
    List<Warning> warnings) {
  public Verdict {
    seeds = List.copyOf(seeds);
    curves = List.copyOf(curves);
    warnings = List.copyOf(warnings);
  }

  /** The same with the file to deploy. */
  public Verdict withModel(ModelFile file) {
    return new Verdict(
        version, rule, images, seeds, best, gains, curves, predicted, baseline, file, warnings);
  }

  /** The same with what a careful reader should know. */
  public Verdict withWarnings(List<Warning> found) {
    return new Verdict(
        version, rule, images, seeds, best, gains, curves, predicted, baseline, model, found);
  }

  /** The same with these curves. */
  public Verdict withCurves(List<Curve> known) {
    return new Verdict(
        version, rule, images, seeds, best, gains, known, predicted, baseline, model, warnings);
  }

  /**
   * The point to deploy.
   *
   * @param variant the deployed replicate, such as {@code r128-s0}
   * @param kind whether it was fine-tuned
   * @param trainResolution pixels
   * @param fineTuneResolution pixels; null = not fine-tuned
   * @param point test resolution and crop fraction
   * @param value of the metric on all images: biased upward, do not quote
   * @param crossFit the selection repeated on folds, scored on what it did not see: quote this
   * @param interval of {@code crossFit}
   * @param candidates test resolutions shown to be within the margin of the best
   * @param undecided too little data to prefer a smaller resolution: the best itself was taken
   */
  public record Best(
      String variant,
      ArmKind kind,
      int trainResolution,
      @Nullable Integer fineTuneResolution,
      EvalPoint point,
      double value,
      double crossFit,
      Interval interval,
      List<Integer> candidates,
      boolean undecided) {
    public Best {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A confidence interval, in the unit of the figure it belongs to.
   *
   * @param low lower end
   * @param high upper end, at least {@code low}
   */
  public record Interval(double low, double high) {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException("low " + low + " is above high " + high);
      }
    }

    /** The same interval in another unit, {@code factor} &gt; 0. */
    public Interval times(double factor) {
      return new Interval(low * factor, high * factor);
    }
  }

  /**
   * Paired differences, in points (percent) or nats; positive = better.
   *
   * @param enlarge untuned: best test size − train size
   * @param tune the best tuned point − the same point untuned
   * @param total winner − untuned at its train size: what the method brought
   * @param versusDirect winner − trained directly at the winning size
   */
  public record Gains(
      @Nullable Gain enlarge,
      @Nullable Gain tune,
      @Nullable Gain total,
      @Nullable Gain versusDirect) {}

  /**
   * One paired difference.
   *
   * @param estimate on all images, mean over seeds
   * @param interval bootstrap over seeds and images
   * @param pValue exact McNemar, two-sided; null unless both points were named beforehand, and
   *     where the metric or several seeds do not allow it
   */
  public record Gain(double estimate, Interval interval, @Nullable Double pValue) {
    /** Whether the interval lies above zero. */
    public boolean isClaimed() {
      return interval.low() > 0;
    }

    /** Whether the interval lies below zero. */
    public boolean isWorse() {
      return interval.high() < 0;
    }
  }

  /**
   * One arm's accuracy over test resolution.
   *
   * @param kind how its checkpoints came to be
   * @param trainResolution pixels
   * @param fineTuneResolution pixels; null = not fine-tuned
   * @param points sorted
   */
  public record Curve(
      ArmKind kind,
      int trainResolution,
      @Nullable Integer fineTuneResolution,
      List<CurvePoint> points) {
    public Curve {
      points = List.copyOf(points);
    }

    /** Whether the best point is one of this line's. */
    public boolean isOf(Best best) {
      return kind == best.kind
          && trainResolution == best.trainResolution
          && Objects.equals(fineTuneResolution, best.fineTuneResolution);
    }
  }

  /**
   * One point of a curve.
   *
   * @param point where
   * @param top1 percent
   * @param interval pointwise, of top-1
   * @param top5 percent
   * @param loss nats
   * @param gmacs multiply-accumulates an image, in 10⁹
   * @param imagesPerSecond of the forward pass; null = not measured
   */
  public record CurvePoint(
      EvalPoint point,
      double top1,
      Interval interval,
      double top5,
      double loss,
      double gmacs,
      @Nullable Double imagesPerSecond) {

    /** What it scored. */
    public double value(Metric metric) {
      return switch (metric) {
        case TOP1 -> top1;
        case TOP5 -> top5;
        case LOSS -> loss;
      };
    }

    /**
     * The means of replicates' scores at one point.
     *
     * @param replicates at least one
     * @param band of their top-1, in percent
     * @param gmacs multiply-accumulates an image, in 10⁹
     * @param imagesPerSecond of the forward pass; null = not measured
     */
    public static CurvePoint of(
        List<PointScore> replicates,
        Interval band,
        double gmacs,
        @Nullable Double imagesPerSecond) {
      return new CurvePoint(
          replicates.get(0).point(),
          PointScore.mean(replicates, Metric.TOP1),
          band,
          PointScore.mean(replicates, Metric.TOP5),
          PointScore.mean(replicates, Metric.LOSS),
          gmacs,
          imagesPerSecond);
    }
  }

  /**
   * Where the apparent sizes of objects match, before anything ran.
   *
   * @param resolution pixels, rounded to the network's stride
   * @param low pixels, by the smallest of the averages
   * @param high pixels, by the largest of them
   */
  public record Prediction(int resolution, double low, double high) {}

  /**
   * The file to deploy.
   *
   * @param path relative to the workspace
   * @param sha256 of the file
   */
  public record ModelFile(String path, String sha256) {}

  /**
   * Something a careful reader should know.
   *
   * @param reason in CamelCase, for machines
   * @param message a sentence, for people
   */
  public record Warning(String reason, String message) {}
}
