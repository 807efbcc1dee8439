package io.fixres.pipeline.plan;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.RangeSpec;
import io.fixres.api.TrainSpec;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.contract.maths.ResolutionGrid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which sizes an experiment trains at and which it scores at. */
public final class SweepColumns {
  /** What a result's termination message has room for. */
  public static final int MAX_POINTS = 64;

  private static final int USUAL_STRIDE = 32;

  private SweepColumns() {}

  /** Pixels per position of the network's last feature map; 32 for a network nobody knows. */
  public static int stride(FixResExperimentSpec spec) {
    return Architectures.find(spec.model().architecture())
        .map(Architecture::stride)
        .orElse(USUAL_STRIDE);
  }

  /** Train sizes, ascending; without {@code train}, the one that the weights were trained at. */
  public static List<Integer> trainResolutions(FixResExperimentSpec spec) {
    TrainSpec train = spec.train();
    if (train == null) {
      return List.of(givenResolution(spec));
    }
    if (train.resolutions() != null) {
      return train.resolutions().stream().sorted().distinct().toList();
    }
    Integer wanted = train.forTestResolution();
    return wanted == null ? List.of() : List.of(ResolutionGrid.trainFor(wanted, stride(spec)));
  }

  private static int givenResolution(FixResExperimentSpec spec) {
    var weights = spec.model().weights();
    if (weights != null && weights.trainResolution() != null) {
      return weights.trainResolution();
    }
    return Architectures.find(spec.model().architecture())
        .map(Architecture::trainResolution)
        .orElse(224);
  }

  /**
   * Test sizes, ascending: what the spec names or its default, and every size that is trained or
   * tuned at, so that each arm is also scored where it learned.
   */
  public static List<Integer> resolutions(FixResExperimentSpec spec) {
    TreeSet<Integer> columns = new TreeSet<>(trainResolutions(spec));
    if (spec.fineTune().enabled()) {
      columns.addAll(spec.fineTune().resolutions());
    }
    columns.addAll(named(spec, columns.size()));
    return List.copyOf(columns);
  }

  /** Resolutions × crop fractions. */
  public static List<EvalPoint> points(FixResExperimentSpec spec) {
    List<EvalPoint> points = new ArrayList<>();
    for (int resolution : resolutions(spec)) {
      for (BigDecimal crop : spec.sweep().cropPcts()) {
        points.add(new EvalPoint(resolution, crop.doubleValue()));
      }
    }
    return List.copyOf(points);
  }

  private static List<Integer> named(FixResExperimentSpec spec, int taken) {
    if (spec.sweep().resolutions() != null) {
      return spec.sweep().resolutions();
    }
    RangeSpec range = spec.sweep().range();
    if (range != null) {
      return ResolutionGrid.steps(range.min(), range.max(), range.step());
    }
    return usual(spec, taken);
  }

  private static List<Integer> usual(FixResExperimentSpec spec, int taken) {
    List<Integer> trained = trainResolutions(spec);
    if (trained.isEmpty()) {
      return List.of();
    }
    int room = MAX_POINTS / Math.max(1, spec.sweep().cropPcts().size()) - taken;
    int largest = trained.get(trained.size() - 1);
    return ResolutionGrid.around(largest, stride(spec), Math.max(1, room));
  }
}
