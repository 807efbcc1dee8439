package io.fixres.runner.conclude;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Warning;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.runner.model.ImportedWeights;
import io.fixres.runner.model.Weights;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.stage.StartingWeights;
import io.fixres.runner.sweep.SweepStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The network to deploy, as it was scored.
 *
 * @param file where it comes from
 * @param read what a sweep made of that
 */
record DeployedModel(Path file, ImportedWeights read) implements BestModel.Model {

  static DeployedModel of(StageContext context, StageData data, ConcludeWork work, Arm deployed)
      throws IOException {
    Path file = file(context, work, deployed);
    return new DeployedModel(
        file, Weights.load(file, data.architecture(), data.classes(), SweepStage.CLASSIFIER_SEED));
  }

  /** Byte for byte, unless a sweep had to complete them. */
  @Override
  public void save(Path target) throws IOException {
    if (read.freshClassifier()) {
      read.weights().save(target);
    } else {
      AtomicFile.write(target, out -> Files.copy(file, out));
    }
  }

  /** The verdict, which says first what nobody should deploy. */
  Verdict addTo(Verdict verdict) {
    if (!read.freshClassifier()) {
      return verdict;
    }
    String message =
        "The classifier of the best model was never trained: that of %s is for %d classes, the data has %d. Let fineTune or train learn one."
            .formatted(file.getFileName(), read.fileClasses(), read.weights().numClasses());
    return verdict.withWarnings(
        Stream.concat(
                Stream.of(new Warning("UntrainedClassifier", message)), verdict.warnings().stream())
            .toList());
  }

  private static Path file(StageContext context, ConcludeWork work, Arm deployed) {
    String checkpoint = deployed.checkpoint();
    if (checkpoint != null) {
      return context.stage(checkpoint).resolve(Workspace.MODEL);
    }
    ModelRef.WeightsRef given = work.model().weights();
    if (given == null) {
      throw new IllegalStateException(
          "an arm without a checkpoint and no given weights: " + deployed);
    }
    return StartingWeights.file(context, given);
  }
}
