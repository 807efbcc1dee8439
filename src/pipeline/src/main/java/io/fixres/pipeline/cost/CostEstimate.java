package io.fixres.pipeline.cost;

import io.fixres.contract.Recipe;
import io.fixres.contract.StageKind;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.FeatureMap;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.architecture.Walk;
import io.fixres.contract.learning.FeatureReuse;
import io.fixres.contract.learning.Freezing;
import io.fixres.contract.learning.FrozenPrefix;
import io.fixres.contract.maths.ResolutionGrid;
import io.fixres.pipeline.plan.Protocol;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StageSource.TestBaseline;
import io.fixres.pipeline.plan.StageSource.TuneAt;
import io.fixres.pipeline.plan.StageSource.TuneOnLadder;
import io.fixres.pipeline.plan.Variant;
import java.util.List;
import java.util.Objects;

/**
 * Estimates what stages cost in multiply-accumulates.
 *
 * <p>An image that is scored takes a forward pass. One that is learned from takes a forward pass in
 * every epoch, and twice as much backward from the first layer that learns on. What comes before
 * the first that learns or moves is passed once for all epochs where {@link FeatureReuse} pays,
 * given a disk with room for it.
 *
 * <p>Late-bound sizes are guessed: the untuned best at 1.25 × the train size, as the method
 * predicts on average.
 */
public final class CostEstimate {
  private static final double FORWARD_AND_BACKWARD = 3;
  private static final double EXPECTED_ENLARGEMENT = 1.25;

  private final StagePlan plan;
  private final Protocol protocol;
  private final Architecture architecture;
  private final Images images;

  /**
   * How many images there are.
   *
   * @param train to learn from
   * @param validation to score in a sweep
   * @param test to score once; 0 = no such split
   * @param classes that they are of
   */
  public record Images(int train, int validation, int test, int classes) {}

  private CostEstimate(StagePlan plan, Architecture architecture, Images images) {
    this.plan = plan;
    this.protocol = plan.protocol();
    this.architecture = architecture;
    this.images = images;
  }

  /** The cost of every stage, in the plan's order. */
  public static List<StageCost> of(StagePlan plan, Architecture architecture, Images images) {
    var estimate = new CostEstimate(plan, architecture, images);
    return plan.nodes().stream().map(estimate::cost).toList();
  }

  /**
   * One training from scratch at {@code resolution} with the plan's recipe: what to compare with.
   */
  public static double directTraining(
      StagePlan plan, Architecture architecture, Images images, int resolution) {
    Recipe train = plan.protocol().train();
    return train == null
        ? 0
        : new CostEstimate(plan, architecture, images).learning(train, resolution);
  }

  private StageCost cost(StageNode node) {
    boolean late =
        node.source() instanceof TuneOnLadder
            || node.kind() == StageKind.TEST
            || (node.variant() != null && node.variant().isDirect());
    return new StageCost(node.id(), node.kind(), gmacs(node), late);
  }

  private double gmacs(StageNode node) {
    return switch (node.kind()) {
      case TRAIN -> learning(Objects.requireNonNull(protocol.train()), trainSize(node));
      case FINE_TUNE -> learning(protocol.fineTune(), tuneSize(node));
      case SWEEP, SWEEP_FINE_TUNED -> sweep();
      case TEST -> forward(testSize(node)) * images.test();
      case CONCLUDE -> 0;
    };
  }

  private double learning(Recipe recipe, int resolution) {
    Freezing freezing = Freezing.of(architecture, recipe.layers(), recipe.batchNorm());
    FrozenPrefix prefix = FrozenPrefix.of(architecture, outputs(), freezing);
    boolean once = FeatureReuse.BOUNDED.pays(recipe, prefix, resolution, images.train());
    Walk frozen = Walk.through(prefix.layers(), FeatureMap.image(resolution));
    double tail = step(prefix.tail(), freezing, frozen.output());
    int epochs = recipe.epochs();
    return ((once ? 1 : epochs) * frozen.gmacs() + epochs * tail) * images.train();
  }

  /** What one image costs in a step of the layers that {@code in} goes into. */
  private static double step(List<Layer> layers, Freezing freezing, FeatureMap in) {
    int first = 0;
    while (first < layers.size() && !freezing.learns(layers.get(first))) {
      first++;
    }
    Walk forward = Walk.through(layers.subList(0, first), in);
    Walk learning = Walk.through(layers.subList(first, layers.size()), forward.output());
    return forward.gmacs() + FORWARD_AND_BACKWARD * learning.gmacs();
  }

  private double sweep() {
    return protocol.sweep().points().stream()
            .mapToDouble(point -> forward(point.resolution()))
            .sum()
        * images.validation();
  }

  private double forward(int resolution) {
    return architecture.gmacs(resolution, outputs());
  }

  private int outputs() {
    return protocol.model().outputs(images.classes());
  }

  private int trainSize(StageNode node) {
    Variant variant = node.variant();
    Integer size = variant == null ? null : variant.trainResolution();
    return size == null ? middleColumn() : size;
  }

  /** The winner's training is not known yet: of several the largest. */
  private int testSize(StageNode node) {
    return node.source() instanceof TestBaseline
        ? plan.variants().stream()
            .filter(variant -> !variant.isDirect())
            .mapToInt(variant -> Objects.requireNonNull(variant.trainResolution()))
            .max()
            .orElseGet(this::middleColumn)
        : middleColumn();
  }

  private int tuneSize(StageNode node) {
    if (node.source() instanceof TuneAt tune) {
      return tune.point().resolution();
    }
    if (node.source() instanceof TuneOnLadder tune) {
      List<Integer> columns = protocol.sweep().resolutions();
      int best = ResolutionGrid.ladder(columns, likelyBest(trainSize(node))).get(0);
      List<Integer> ladder = ResolutionGrid.ladder(columns, best);
      return ladder.get(Math.min(tune.rung(), ladder.size()) - 1);
    }
    throw new IllegalStateException("a fine-tuning without a size: " + node);
  }

  private int middleColumn() {
    List<Integer> columns = protocol.sweep().resolutions();
    return columns.get(columns.size() / 2);
  }

  private static int likelyBest(int trainResolution) {
    return (int) Math.round(EXPECTED_ENLARGEMENT * trainResolution);
  }
}
