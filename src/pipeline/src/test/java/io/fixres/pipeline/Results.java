package io.fixres.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixres.contract.ConcludeWork;
import io.fixres.contract.ConcludeWork.Arm;
import io.fixres.contract.Contract;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.FineTuneWork;
import io.fixres.contract.Json;
import io.fixres.contract.PointScore;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.StageResult.Measured;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Gains;
import io.fixres.contract.Verdict.Interval;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Results that a runner could have given, without running anything. */
public final class Results {
  private static final int IMAGES = 2000;

  private Results() {}

  /** A curve that peaks at 56 px. */
  public static int peaked(EvalPoint point) {
    return 1500 - Math.abs(point.resolution() - 56) * 5;
  }

  /** The result of a stage, its scores drawn from {@code correct}. */
  public static StageResult of(StageSpec stage, String hash, Function<EvalPoint, Integer> correct) {
    List<PointScore> points =
        stage.work() instanceof SweepWork sweep
            ? sweep.points().stream().map(point -> score(point, correct.apply(point))).toList()
            : List.of();
    Verdict verdict =
        stage.work() instanceof ConcludeWork conclude ? verdict(conclude, correct) : null;
    return new StageResult(
        Contract.VERSION,
        stage.id(),
        stage.kind(),
        hash,
        "uid-1",
        new DataFacts("f00d", 8000, IMAGES, 10, 0),
        stage.work() instanceof FineTuneWork ? "cafe" : null,
        null,
        points,
        null,
        verdict,
        List.of(),
        new Measured(
            "2026-01-01T00:00:00Z",
            "2026-01-01T00:01:00Z",
            60,
            null,
            null,
            "PyTorch 2.7.1",
            "0.1.0",
            "cpu"));
  }

  /** A result with other fields. */
  public static StageResult changed(StageResult made, Consumer<ObjectNode> change) {
    ObjectNode fields = (ObjectNode) Json.tree(made);
    change.accept(fields);
    try {
      return Json.read(fields.toString(), StageResult.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static PointScore score(EvalPoint point, int correct) {
    return new PointScore(point, IMAGES, correct, Math.max(correct, 1900), 1234.5, 800.0);
  }

  /** The first arm is called the best, at its train size's point or the first one. */
  static Verdict verdict(ConcludeWork work, Function<EvalPoint, Integer> correct) {
    Arm arm = work.arms().get(work.arms().size() > 1 ? 1 : 0);
    EvalPoint point =
        arm.points().stream()
            .max((a, b) -> Integer.compare(correct.apply(a), correct.apply(b)))
            .orElseThrow();
    double top1 = 100.0 * correct.apply(point) / IMAGES;
    var best =
        new Best(
            arm.variant(),
            arm.kind(),
            arm.trainResolution(),
            arm.fineTuneResolution(),
            point,
            top1,
            top1 - 0.2,
            new Interval(top1 - 1.2, top1 + 0.8),
            List.of(point.resolution()),
            false);
    var total = new Gain(6.1, new Interval(4.9, 7.3), null);
    var enlarge = new Gain(2.1, new Interval(1.2, 3.0), null);
    return new Verdict(
        Contract.VERSION,
        work.rule(),
        IMAGES,
        List.of(work.seed()),
        best,
        new Gains(enlarge, null, total, null),
        List.of(curve(arm, correct)),
        null,
        null,
        null,
        List.of());
  }

  private static Verdict.Curve curve(Arm arm, Function<EvalPoint, Integer> correct) {
    List<CurvePoint> points =
        arm.points().stream().map(point -> curvePoint(point, correct.apply(point))).toList();
    return new Verdict.Curve(arm.kind(), arm.trainResolution(), arm.fineTuneResolution(), points);
  }

  private static CurvePoint curvePoint(EvalPoint point, int correct) {
    double top1 = 100.0 * correct / IMAGES;
    return new CurvePoint(point, top1, new Interval(top1 - 1, top1 + 1), 95, 0.6, 0.012, null);
  }
}
