package io.fixres.cli.local;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.Metric;
import io.fixres.pipeline.plan.StagePlanner;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Holds the metric against the classes of the images, before anything runs. */
public final class GivenMetric {
  private GivenMetric() {}

  /**
   * Looks at the images where their classes decide.
   *
   * @param images directory of the data set; null = not known
   * @throws CliFailure {@link ExitCode#INVALID_CONFIG}, or the runner's where there is no data set
   */
  public static void require(FixResExperimentSpec spec, @Nullable Path images)
      throws IOException, InterruptedException {
    DatasetRef dataset = StagePlanner.plan(spec).protocol().dataset();
    if (images != null && isOpen(spec) && dataset.synthetic() == null) {
      RunnerProgram runner = RunnerProgram.find(System.getProperties());
      requireFor(
          spec, new DataSight(images, dataset).look(runner, Machine.here()).facts().classes());
    }
  }

  /**
   * The same of images that were looked at.
   *
   * @param found how many classes they have
   */
  public static void requireFor(FixResExperimentSpec spec, int found) {
    Metric metric = spec.selection().metric();
    if (isOpen(spec) && !metric.tellsApart(found)) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          "cannot select by spec.selection.metric %s: the data set has %d classes, and every image is right among five. Choose Top1 or Loss"
              .formatted(Json.spelled(metric), found));
    }
  }

  /** Unless the spec tells the classes: of those the validator has judged. */
  private static boolean isOpen(FixResExperimentSpec spec) {
    return spec.selection().metric() == Metric.TOP5 && spec.model().numClasses() == null;
  }
}
