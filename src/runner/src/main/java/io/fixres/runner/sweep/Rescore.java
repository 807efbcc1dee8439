package io.fixres.runner.sweep;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.dataset.Unreadable;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.EvalReplicas;
import io.fixres.runner.engine.Numerics;
import io.fixres.runner.model.Weights;
import io.fixres.runner.score.ScoreTable;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.transform.Normalizer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Scores some weights, as a sweep would.
 *
 * @param devices the engine
 * @param data its validation split is read
 * @param interpolation how images are resized
 * @param threads that decode
 */
public record Rescore(Devices devices, StageData data, Interpolation interpolation, int threads) {

  /** Scores the first images of the validation split. */
  public Map<EvalPoint, ScoreTable> first(int images, Weights weights, List<EvalPoint> points)
      throws IOException {
    String name = data.ref().validationSplit();
    ImageSplit split = data.images().split(name);
    Normalizer normalizer = new Normalizer(data.ref().normalization());
    Scorer.Subject subject = new Scorer.Subject(split, points, interpolation, normalizer);
    Scorer.Range range = new Scorer.Range(0, 0, images);
    int block = Scorer.blockSize(subject.points(), 0, devices.areGpus());
    try (EvalReplicas network = EvalReplicas.of(devices, weights, Numerics.FAST);
        Scorer scorer =
            new Scorer(subject, range, block, new Unreadable(name, split.size()), threads)) {
      int done = 0;
      while (done < images) {
        done = scorer.next(network, done);
      }
      return scorer.columns().stream()
          .collect(Collectors.toMap(Scorer.Column::point, Scorer.Column::table));
    }
  }
}
