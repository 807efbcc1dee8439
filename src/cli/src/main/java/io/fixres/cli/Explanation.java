package io.fixres.cli;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.cli.local.DatasetFacts;
import io.fixres.contract.Recipe;
import io.fixres.contract.StageKind;
import io.fixres.contract.Verdict.Prediction;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.maths.ApparentSize;
import io.fixres.pipeline.cost.CostEstimate;
import io.fixres.pipeline.cost.StageCost;
import io.fixres.pipeline.decide.Entry;
import io.fixres.pipeline.decide.Ledger;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.plan.Binding.Bound;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an experiment will do, and what is known before it does.
 *
 * @param experiment its name
 * @param architecture the network
 * @param trainImages that training reads
 * @param validationImages that sweeps score
 * @param testImages that the winner is scored on; 0 = none are
 * @param endings of files in class folders that are passed over for these, by split
 * @param areCounted whether the numbers of images are the data set's own; else they are assumed
 * @param stages in the plan's order
 * @param predictions where the best test resolution lies by the crops alone
 * @param gmacs of all stages, in 10⁹
 * @param directGmacs of one training at {@code directResolution}, to compare with; 0 = no training
 * @param directResolution the size that is predicted to be best
 */
record Explanation(
    String experiment,
    String architecture,
    int trainImages,
    int validationImages,
    int testImages,
    Map<String, String> endings,
    boolean areCounted,
    List<ExplainedStage> stages,
    List<Predicted> predictions,
    double gmacs,
    double directGmacs,
    int directResolution) {
  private static final CostEstimate.Images ASSUMED =
      new CostEstimate.Images(1000, 1000, 1000, 1000);

  Explanation {
    endings = Collections.unmodifiableMap(new TreeMap<>(endings));
    stages = List.copyOf(stages);
    predictions = List.copyOf(predictions);
  }

  /**
   * A prediction.
   *
   * @param trainResolution size that is trained at
   * @param images whose aspect ratios it holds for
   * @param resolution where the apparent sizes match, on the network's grid
   * @param low of the band, unrounded
   * @param high of the band, unrounded
   */
  record Predicted(int trainResolution, String images, int resolution, double low, double high) {}

  static Explanation of(String name, FixResExperimentSpec spec, Optional<DatasetFacts> facts) {
    StagePlan plan = StagePlanner.plan(spec);
    Architecture network =
        Architectures.find(spec.model().architecture())
            .orElseThrow(
                () -> new IllegalStateException("the validator let an unknown network by"));
    CostEstimate.Images images = facts.map(DatasetFacts::images).orElse(ASSUMED);
    List<ExplainedStage> stages = stages(name, plan, spec, CostEstimate.of(plan, network, images));
    List<Predicted> predictions = predictions(plan, network, facts);
    int direct = predictions.stream().mapToInt(Predicted::resolution).max().orElse(0);
    double directGmacs =
        direct == 0 ? 0 : CostEstimate.directTraining(plan, network, images, direct);
    return new Explanation(
        name,
        network.name(),
        images.train(),
        images.validation(),
        isTested(plan) ? images.test() : 0,
        facts.map(DatasetFacts::endings).orElse(Map.of()),
        facts.isPresent(),
        stages,
        predictions,
        stages.stream().mapToDouble(ExplainedStage::gmacs).sum(),
        directGmacs,
        direct);
  }

  private static boolean isTested(StagePlan plan) {
    return plan.nodes().stream().anyMatch(node -> node.kind() == StageKind.TEST);
  }

  private static List<ExplainedStage> stages(
      String name, StagePlan plan, FixResExperimentSpec spec, List<StageCost> costs) {
    Ledger ledger = Ledger.of(plan, Observed.nothing(), RunLimits.of(spec));
    List<ExplainedStage> stages = new ArrayList<>();
    for (int i = 0; i < plan.nodes().size(); i++) {
      StageNode node = plan.nodes().get(i);
      Bound bound = ledger.find(node.id()).map(Entry::bound).orElse(null);
      stages.add(ExplainedStage.of(node, plan.protocol(), costs.get(i), bound, name));
    }
    return stages;
  }

  private static List<Predicted> predictions(
      StagePlan plan, Architecture network, Optional<DatasetFacts> facts) {
    Recipe train = plan.protocol().train();
    if (train == null) {
      return List.of();
    }
    List<Double> own = facts.map(DatasetFacts::aspects).orElse(List.of());
    double crop = plan.protocol().sweep().points().get(0).cropPct();
    List<Predicted> found = new ArrayList<>();
    plan.variants().stream()
        .filter(variant -> !variant.isDirect())
        .map(variant -> variant.trainResolution())
        .distinct()
        .forEach(
            size -> {
              if (own.isEmpty()) {
                found.add(predict(size, "square images", List.of(1.0), crop, network, train));
                found.add(predict(size, "4:3 images", List.of(4 / 3.0), crop, network, train));
              } else {
                found.add(predict(size, "these images", own, crop, network, train));
              }
            });
    return found;
  }

  @SuppressWarnings("checkstyle:ParameterNumber") // one row of a table, by its columns
  private static Predicted predict(
      int size,
      String images,
      List<Double> aspects,
      double crop,
      Architecture network,
      Recipe train) {
    Prediction prediction =
        ApparentSize.predict(
            size,
            crop,
            train.augmentation().scale(),
            train.augmentation().ratio(),
            new ApparentSize.Shape(aspects, network.stride()));
    return new Predicted(
        size,
        images,
        prediction.resolution(),
        Math.rint(prediction.low() * 10) / 10,
        Math.rint(prediction.high() * 10) / 10);
  }
}
