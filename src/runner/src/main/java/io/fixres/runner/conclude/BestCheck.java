package io.fixres.runner.conclude;

import io.fixres.contract.ConcludeWork;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Interpolation;
import io.fixres.contract.StageFailure;
import io.fixres.contract.Workspace;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.model.Weights;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.sweep.Rescore;
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
    Weights weights = Weights.load(file, data.architecture(), data.classes(), 0).weights();
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

  private static Interpolation interpolation(StageContext context) {
    return ((ConcludeWork) context.spec().work()).interpolation();
  }
}
