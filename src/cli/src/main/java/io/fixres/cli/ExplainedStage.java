package io.fixres.cli;

import io.fixres.contract.Recipe;
import io.fixres.pipeline.cost.StageCost;
import io.fixres.pipeline.decide.JobName;
import io.fixres.pipeline.plan.Binding.Bound;
import io.fixres.pipeline.plan.Protocol;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StageSource.TuneAt;
import io.fixres.pipeline.plan.StageSource.TuneOnLadder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stage as {@code explain} shows it.
 *
 * @param id its name in the plan
 * @param does what it does, in a few words
 * @param gmacs what it costs, in 10⁹ multiply-accumulates
 * @param isGuess whether that depends on what other stages find
 * @param job name of its first Job on a cluster; … = known when other stages have finished
 * @param after stages that have to finish first
 */
record ExplainedStage(
    String id, String does, double gmacs, boolean isGuess, String job, List<String> after) {

  static ExplainedStage of(
      StageNode node, Protocol protocol, StageCost cost, @Nullable Bound bound, String experiment) {
    return new ExplainedStage(
        node.id(),
        does(node, protocol),
        Math.rint(cost.gmacs() * 10) / 10,
        cost.isGuess(),
        bound == null
            ? experiment + "-" + node.kind().letters() + "-…"
            : JobName.of(experiment, node.kind(), bound.hash(), 1),
        node.parents());
  }

  private static int trainEpochs(Protocol protocol) {
    Recipe train = protocol.train();
    return train == null ? 0 : train.epochs();
  }

  private static String does(StageNode node, Protocol protocol) {
    return switch (node.kind()) {
      case TRAIN -> "trains at " + trainSize(node) + epochs(trainEpochs(protocol));
      case FINE_TUNE -> "tunes at " + tuneSize(node) + epochs(protocol.fineTune().epochs());
      case SWEEP, SWEEP_FINE_TUNED -> "scores at " + sizes(protocol);
      case CONCLUDE -> "selects, compares, writes best/";
      case TEST -> "scores the test split once";
    };
  }

  private static String epochs(int epochs) {
    return ", " + epochs + (epochs == 1 ? " epoch" : " epochs");
  }

  private static String trainSize(StageNode node) {
    return node.variant() == null || node.variant().trainResolution() == null
        ? "the winning size"
        : node.variant().trainResolution() + " px";
  }

  private static String tuneSize(StageNode node) {
    if (node.source() instanceof TuneAt at) {
      return at.point().resolution() + " px";
    }
    int rung = node.source() instanceof TuneOnLadder ladder ? ladder.rung() : 1;
    return switch (rung) {
      case 1 -> "the untuned best";
      case 2 -> "1.25 × the untuned best";
      default -> "1.5 × the untuned best";
    };
  }

  private static String sizes(Protocol protocol) {
    List<Integer> sizes = protocol.sweep().resolutions();
    long crops = protocol.sweep().points().size() / sizes.size();
    return sizes.size()
        + " sizes, "
        + sizes.get(0)
        + "–"
        + sizes.get(sizes.size() - 1)
        + " px"
        + (crops > 1 ? ", × " + crops + " crop fractions" : "");
  }

  /** Multiply-accumulates in a readable unit, such as {@code 12.3 TMACs}. */
  static String macs(double gmacs) {
    String[] units = {"GMACs", "TMACs", "PMACs", "EMACs"};
    double value = gmacs;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
  }

  /** Whether it costs next to nothing. */
  boolean isFree() {
    return gmacs == 0;
  }
}
