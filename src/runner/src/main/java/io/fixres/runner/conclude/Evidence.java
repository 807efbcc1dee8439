package io.fixres.runner.conclude;

import io.fixres.contract.ArmGroup;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
import io.fixres.runner.score.ScoreStore;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.score.ScoredImages;
import io.fixres.runner.stage.ResultFile;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * All scores of an experiment, on the images that every checkpoint could read.
 *
 * @param groups lines of the matrix
 * @param tables scores by replicate and point
 * @param sweeps results of the sweeps, by stage hash
 * @param images labels and sizes of the whole split
 * @param common indices of the images that count
 */
record Evidence(
    List<ArmGroup> groups,
    Map<Cell, ScoreTable> tables,
    Map<String, StageResult> sweeps,
    ScoredImages images,
    int[] common) {

  /** One replicate at one point. */
  record Cell(Arm arm, EvalPoint point) {}

  /**
   * Reads everything the work names.
   *
   * @throws StageFailure {@link ExitCode#DATA_CHANGED} when the images are not those that a sweep
   *     scored
   */
  static Evidence read(StageContext context, StageData data, ConcludeWork work) throws IOException {
    List<ArmGroup> groups = ArmGroup.complete(ArmGroup.of(work.arms()));
    if (groups.isEmpty()) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG, "there is nothing to conclude from: no checkpoint was swept");
    }
    Map<String, StageResult> sweeps = new HashMap<>();
    for (Arm arm : work.arms()) {
      StageResult sweep = ResultFile.require(context, arm.sweep());
      data.requireSame(
          work.dataset().validationSplit(),
          sweep.data().manifest(),
          "sweep " + arm.sweep(),
          "remove %s and run again: that sweep is done anew".formatted(context.stage(arm.sweep())));
      sweeps.put(arm.sweep(), sweep);
    }
    ScoredImages images = images(context, work.arms().get(0));
    Map<Cell, ScoreTable> tables = new HashMap<>();
    for (ArmGroup group : groups) {
      for (Arm arm : group.replicates()) {
        StageResult sweep = Objects.requireNonNull(sweeps.get(arm.sweep()));
        String source = ScoreStore.source(sweep.data().manifest(), sweep.origin());
        ScoreStore store = new ScoreStore(directory(context, arm), source);
        for (EvalPoint point : group.points()) {
          tables.put(new Cell(arm, point), store.require(point, images.size()));
        }
      }
    }
    return new Evidence(groups, tables, sweeps, images, common(tables, images.size()));
  }

  /** One replicate's scores at one point. */
  ScoreTable table(Arm arm, EvalPoint point) {
    ScoreTable table = tables.get(new Cell(arm, point));
    if (table == null) {
      throw new IllegalStateException("no scores of " + arm + " at " + point + " were read");
    }
    return table;
  }

  /** How many images every figure comes from. */
  int size() {
    return common.length;
  }

  /** Class of each image that counts. */
  int[] labels() {
    return IntStream.of(common).map(image -> images.labels()[image]).toArray();
  }

  private static ScoredImages images(StageContext context, Arm arm) throws IOException {
    return ScoredImages.read(directory(context, arm).resolve(Workspace.IMAGES));
  }

  private static Path directory(StageContext context, Arm arm) {
    return context.env().workspace().resolve(Workspace.scores(arm.scoreKey()));
  }

  private static int[] common(Map<Cell, ScoreTable> tables, int images) {
    return IntStream.range(0, images)
        .filter(image -> tables.values().stream().allMatch(table -> table.isScored(image)))
        .toArray();
  }
}
