package io.fixres.runner.conclude;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Interpolation;
import io.fixres.contract.StageFailure;
import io.fixres.contract.Workspace;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.model.ImportedWeights;
import io.fixres.runner.model.Weights;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.sweep.Rescore;
import io.fixres.runner.sweep.SweepStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Loads what was written to {@code best/} again and scores it, before anybody is told to deploy it.
 */
final class BestCheck {
  private static final int IMAGES = 256;

  /** Another device may round a near tie the other way; another model would miss far more. */
  private static final double ALLOWED = 0.02;

  private BestCheck() {}

  static void run(StageContext context, StageData data, ScoreTable known, EvalPoint point)
      throws IOException {
    Path file = context.env().workspace().resolve(Workspace.BEST).resolve(Workspace.MODEL);
    Weights weights = load(file, data);
    int images = Math.min(IMAGES, known.to());
    int different = 0;
    try (Devices devices = Devices.cpu(context.threads())) {
      Rescore rescore = new Rescore(devices, data, interpolation(context), context.threads());
      ScoreTable again =
          Objects.requireNonNull(rescore.first(images, weights, List.of(point)).get(point));
      for (int image = 0; image < images; image++) {
        boolean same =
            again.isScored(image) == known.isScored(image)
                && again.isCorrect1(image) == known.isCorrect1(image);
        different += same ? 0 : 1;
      }
    }
    if (different > Math.max(1, ALLOWED * images)) {
      throw new StageFailure(
          ExitCode.INTERNAL,
          "%s scores %d of %d images differently from the sweep: the file is damaged, or the data changed; run again"
              .formatted(file, different, images));
    }
  }

  /** Nothing may be made up for it, as is for given weights of other classes. */
  private static Weights load(Path file, StageData data) throws IOException {
    ImportedWeights read =
        Weights.load(file, data.architecture(), data.classes(), SweepStage.CLASSIFIER_SEED);
    if (read.freshClassifier()) {
      throw new StageFailure(
          ExitCode.INTERNAL,
          "%s is for %d classes, not for the %d of the data: it is not what was scored"
              .formatted(file, read.fileClasses(), data.classes()));
    }
    return read.weights();
  }

  private static Interpolation interpolation(StageContext context) {
    return ((ConcludeWork) context.spec().work()).interpolation();
  }
}
