package io.fixres.pipeline.plan;

import io.fixres.api.ClaimRef;
import io.fixres.api.DatasetSpec;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.ModelSpec;
import io.fixres.api.SyntheticSpec;
import io.fixres.api.WeightsSpec;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.ModelRef;
import io.fixres.contract.StageExecution;
import io.fixres.pipeline.plan.Protocol.Scoring;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what all stages have in common out of a spec, in the words of the wire. */
final class ProtocolReader {
  private ProtocolReader() {}

  static Protocol read(FixResExperimentSpec spec) {
    return new Protocol(
        model(spec.model()),
        dataset(spec.dataset()),
        RecipeReader.train(spec),
        RecipeReader.fineTune(spec),
        scoring(spec),
        rule(spec),
        spec.seeds().base(),
        execution(spec),
        Accelerators.of(spec));
  }

  private static ModelRef model(ModelSpec model) {
    WeightsSpec given = model.weights();
    ModelRef.WeightsRef weights =
        given == null
            ? null
            : new ModelRef.WeightsRef(
                given.claim(), given.path(), given.sha256(), given.trainResolution());
    return new ModelRef(model.architecture(), model.numClasses(), weights);
  }

  private static DatasetRef dataset(DatasetSpec dataset) {
    var normalization = dataset.normalization();
    return new DatasetRef(
        source(dataset.persistentVolumeClaim()),
        synthetic(dataset.synthetic()),
        dataset.trainSplit(),
        dataset.validationSplit(),
        dataset.testSplit(),
        new DatasetRef.Normalization(doubles(normalization.mean()), doubles(normalization.std())));
  }

  private static String source(@Nullable ClaimRef claim) {
    if (claim == null) {
      return "synthetic";
    }
    return claim.subPath() == null ? claim.claimName() : claim.claimName() + "/" + claim.subPath();
  }

  private static DatasetRef.@Nullable Synthetic synthetic(@Nullable SyntheticSpec scenes) {
    return scenes == null
        ? null
        : new DatasetRef.Synthetic(scenes.images(), scenes.classes(), scenes.seed());
  }

  private static Scoring scoring(FixResExperimentSpec spec) {
    var sweep = spec.sweep();
    return new Scoring(
        SweepColumns.points(spec), sweep.interpolation(), sweep.shards(), sweep.batchSize());
  }

  private static SelectionRule rule(FixResExperimentSpec spec) {
    var selection = spec.selection();
    return new SelectionRule(
        selection.metric(),
        selection.margin().doubleValue(),
        selection.confidence().doubleValue(),
        selection.maxGmacs().doubleValue());
  }

  private static StageExecution execution(FixResExperimentSpec spec) {
    var train = spec.train();
    var cadence =
        train == null
            ? StageExecution.Cadence.DEFAULT
            : new StageExecution.Cadence(
                train.checkpoint().everyEpochs(),
                train.checkpoint().everyMinutes(),
                train.checkpoint().keep());
    return new StageExecution(spec.runner().threads(), cadence);
  }

  private static List<Double> doubles(List<BigDecimal> numbers) {
    return numbers.stream().map(BigDecimal::doubleValue).toList();
  }
}
