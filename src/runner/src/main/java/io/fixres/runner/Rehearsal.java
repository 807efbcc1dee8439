package io.fixres.runner;

import io.fixres.contract.ArmKind;
import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.Contract;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Json;
import io.fixres.contract.Layers;
import io.fixres.contract.Metric;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Precision;
import io.fixres.contract.Recipe;
import io.fixres.contract.Schedule;
import io.fixres.contract.Split;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageExecution;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageSpec;
import io.fixres.contract.StageWork;
import io.fixres.contract.SweepWork;
import io.fixres.contract.TrainWork;
import io.fixres.runner.stage.Stop;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code rehearse DIRECTORY}: every kind of stage once, on a few drawn scenes, in this process. A
 * JVM that is told to keep the classes it has loaded then keeps those that stages need.
 */
final class Rehearsal {
  private static final String VARIANT = "rehearsal";
  private static final ModelRef MODEL = new ModelRef("tiny_resnet8", null, null);
  private static final DatasetRef SCENES =
      new DatasetRef(
          "synthetic",
          new DatasetRef.Synthetic(20, 2, 0),
          "train",
          "val",
          null,
          new DatasetRef.Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)));
  private static final int TRAINED_AT = 32;
  private static final EvalPoint TUNED_AT = new EvalPoint(40, 0.875);
  private static final List<EvalPoint> POINTS = List.of(new EvalPoint(TRAINED_AT, 0.875), TUNED_AT);
  private static final Interpolation RESIZING = Interpolation.BILINEAR;
  private static final Recipe.Augmentation CROPS = augmentation(AugmentationKind.TRAIN);

  private Rehearsal() {}

  /** Does them, one after the other, up to the first that fails. */
  static ExitCode run(String directory, Stop stop) {
    for (StageSpec stage : stages()) {
      ExitCode code = new StageProcess(environment(stage, directory), stop).run();
      if (code != ExitCode.OK) {
        return code;
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, String> environment(StageSpec stage, String directory) {
    return Map.of(
        StageEnvironment.STAGE,
        Json.write(stage),
        StageEnvironment.DATA,
        directory,
        StageEnvironment.WORKSPACE,
        directory,
        StageEnvironment.DEBUG,
        System.getenv().getOrDefault(StageEnvironment.DEBUG, ""));
  }

  private static List<StageSpec> stages() {
    StageSpec train = train();
    StageSpec untuned = sweep(StageKind.SWEEP, train);
    StageSpec tune = tune(train);
    StageSpec tuned = sweep(StageKind.SWEEP_FINE_TUNED, tune);
    StageSpec conclude =
        conclude(
            arm(ArmKind.UNTUNED, null, train, untuned),
            arm(ArmKind.TUNED, TUNED_AT.resolution(), tune, tuned));
    return List.of(train, untuned, tune, tuned, conclude);
  }

  private static StageSpec train() {
    Recipe recipe = recipe(Layers.ALL, BatchNormPolicy.AFFINE, CROPS);
    return stage(StageKind.TRAIN, new TrainWork(MODEL, SCENES, TRAINED_AT, RESIZING, 0, recipe));
  }

  private static StageSpec tune(StageSpec trained) {
    Recipe recipe =
        recipe(
            Layers.CLASSIFIER,
            BatchNormPolicy.LAST_STATISTICS,
            augmentation(AugmentationKind.TEST));
    return stage(
        StageKind.FINE_TUNE,
        new FineTuneWork(MODEL, SCENES, trained.hash(), TUNED_AT, RESIZING, 0, recipe));
  }

  private static StageSpec sweep(StageKind kind, StageSpec learned) {
    return stage(
        kind,
        new SweepWork(MODEL, SCENES, learned.hash(), Split.VALIDATION, POINTS, RESIZING, 1, 0));
  }

  private static Arm arm(
      ArmKind kind, @Nullable Integer tunedAt, StageSpec learned, StageSpec sweep) {
    String scores = ((SweepWork) sweep.work()).scoreKey();
    return new Arm(
        VARIANT, kind, TRAINED_AT, tunedAt, 0, learned.hash(), scores, POINTS, sweep.hash());
  }

  private static StageSpec conclude(Arm... arms) {
    var rule = new ConcludeWork.SelectionRule(Metric.TOP1, 0.3, 0.95, 0);
    return stage(
        StageKind.CONCLUDE,
        new ConcludeWork(MODEL, SCENES, List.of(arms), rule, 0, RESIZING, CROPS, null));
  }

  /** Two epochs: the second learns from what the first has kept. */
  private static Recipe recipe(
      Layers layers, BatchNormPolicy norms, Recipe.Augmentation augmentation) {
    return new Recipe(
        layers,
        norms,
        2,
        8,
        null,
        new Recipe.Optimizer(0.1, 0.9, 1e-4, Schedule.COSINE, 0),
        augmentation,
        0.1,
        Precision.FP32);
  }

  private static Recipe.Augmentation augmentation(AugmentationKind kind) {
    return new Recipe.Augmentation(
        kind, new Recipe.Range(0.25, 1), new Recipe.Range(0.75, 1.33), true, 0, 0, 0, 1, null);
  }

  private static StageSpec stage(StageKind kind, StageWork work) {
    String id = VARIANT + "/" + kind;
    var execution = new StageExecution(1, StageExecution.Cadence.DEFAULT);
    return new StageSpec(Contract.VERSION, id, kind, work, execution);
  }
}
