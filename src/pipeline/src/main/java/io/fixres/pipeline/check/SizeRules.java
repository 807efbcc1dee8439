package io.fixres.pipeline.check;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.Gmacs;
import io.fixres.contract.architecture.Architecture;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.plan.Budget;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import io.fixres.pipeline.plan.StageSource;
import io.fixres.pipeline.plan.SweepColumns;
import io.fixres.pipeline.words.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Rules on the sizes that an experiment comes down to, defaults and network included. */
final class SizeRules {
  /** What the results' ConfigMap has room for. */
  static final int MAX_MATRIX = 1024;

  private SizeRules() {}

  static List<Violation> check(FixResExperimentSpec spec, Architecture architecture) {
    List<Violation> violations = new ArrayList<>();
    StagePlan plan = StagePlanner.plan(spec);
    int points = SweepColumns.points(spec).size();
    if (points > SweepColumns.MAX_POINTS) {
      violations.add(
          tooMany(
              points,
              SweepColumns.MAX_POINTS,
              "resolutions (train and fine-tune sizes are" + " added) × cropPcts"));
    } else {
      checkMatrix(plan, points, violations);
    }
    checkBudget(spec, Budget.outputs(plan.protocol()), architecture, violations);
    return violations;
  }

  private static void checkMatrix(StagePlan plan, int points, List<Violation> violations) {
    long sweeps =
        plan.nodes().stream().filter(node -> node.source() instanceof StageSource.Sweep).count();
    if (sweeps * points > MAX_MATRIX) {
      violations.add(tooMany(sweeps * points, MAX_MATRIX, sweeps + " sweeps × " + points));
    }
  }

  private static Violation tooMany(long found, int most, String product) {
    return new Violation(
        "spec.sweep",
        Long.toString(found),
        "must come to at most %d points: %s".formatted(most, product),
        "name fewer resolutions, crop fractions, train sizes or seeds");
  }

  private static void checkBudget(
      FixResExperimentSpec spec,
      int outputs,
      Architecture architecture,
      List<Violation> violations) {
    double budget = spec.selection().maxGmacs().doubleValue();
    int smallest = SweepColumns.resolutions(spec).get(0);
    double least = architecture.gmacs(smallest, outputs);
    if (!Gmacs.isWithin(least, budget)) {
      violations.add(
          new Violation(
              "spec.selection.maxGmacs",
              spec.selection().maxGmacs().toPlainString(),
              "must allow at least one swept size: %s at %s"
                  .formatted(Numbers.gmacs(least), Numbers.pixels(smallest)),
              "raise it, or sweep smaller sizes"));
    }
  }
}
