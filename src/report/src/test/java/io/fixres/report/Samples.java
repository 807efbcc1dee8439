package io.fixres.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.ArmKind;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Interval;
import io.fixres.report.Curves.Shape;
import io.fixres.report.view.ReportModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Experiments of every kind that a report has to tell of. */
final class Samples {
  private Samples() {}

  /** All of them, by name. */
  static Map<String, ReportModel> all() {
    Map<String, ReportModel> all = new LinkedHashMap<>();
    all.put("quickstart", LongSamples.quickstart());
    all.put("photos", LongSamples.photos());
    all.put("large", LongSamples.large());
    all.put("one-point", onePoint());
    all.put("nothing-scored", small(List.of(), List.of()));
    all.put("empty-curve", small(List.of(curve()), List.of()));
    all.put("ties", ties());
    all.put("unpriced", unpriced());
    all.put("failed", failed());
    return all;
  }

  /** An arm that was scored at some resolutions, all in the same shape. */
  static Curve curve(int... resolutions) {
    List<EvalPoint> at = Curves.points(0.875, resolutions);
    return Curves.of(ArmKind.UNTUNED, 48, null, at, new Shape(48, 70, 100, 900.0));
  }

  /** A sweep of one resolution: no line, no range, no gain. */
  static ReportModel onePoint() {
    return small(List.of(curve(48)), List.of(48));
  }

  /** Two arms with the same values everywhere. */
  static ReportModel ties() {
    List<EvalPoint> at = Curves.points(0.875, 48, 64);
    Shape flat = new Shape(55.4256, 70, 100, 900.0);
    return small(
        List.of(
            Curves.of(ArmKind.UNTUNED, 48, null, at, flat),
            Curves.of(ArmKind.TUNED, 48, 64, at, flat)),
        List.of(48, 64));
  }

  /** A network whose multiply-accumulates nobody knows. */
  static ReportModel unpriced() {
    Curve curve = curve(48);
    CurvePoint at = curve.points().get(0);
    CurvePoint unpriced =
        new CurvePoint(
            at.point(), at.top1(), at.interval(), at.top5(), at.loss(), Double.NaN, 900.0);
    return small(List.of(new Curve(curve.kind(), 48, null, List.of(unpriced))), List.of(48));
  }

  /** A small verdict on given curves. */
  static ReportModel small(List<Curve> curves, List<Integer> candidates) {
    EvalPoint at = new EvalPoint(48, 0.875);
    Interval interval = new Interval(60, 78);
    Best best =
        new Best("r48-s0", ArmKind.UNTUNED, 48, null, at, 70, 69.5, interval, candidates, true);
    return new ReportModel(
        "small",
        spec("tiny_resnet8", "{\"synthetic\":{\"images\":500,\"classes\":5,\"seed\":7},", true),
        null,
        new VerdictBuilder(best, curves).images(100).build(),
        List.of(),
        "",
        null);
  }

  /** Stopped before there was anything to conclude. */
  static ReportModel failed() {
    return new ReportModel(
        "doomed",
        spec("resnet18", "{\"persistentVolumeClaim\":{\"claimName\":\"data\"},", true),
        status(Stages.failed()),
        null,
        List.of(),
        "kind: FixResExperiment\n",
        null);
  }

  /** A spec with what a report reads of it. */
  static FixResExperimentSpec spec(String architecture, String dataset, boolean isTrained) {
    String splits =
        "\"trainSplit\":\"train\",\"validationSplit\":\"val\",\"normalization\":{\"mean\":[0.5,"
            + "0.5,0.5],\"std\":[0.2,0.2,0.2]}}";
    String train = isTrained ? ",\"train\":{\"epochs\":24}" : "";
    return read(
        "{\"model\":{\"architecture\":\"%s\"},\"dataset\":%s%s%s,\"compare\":[\"Untuned\"]}"
            .formatted(architecture, dataset, splits, train),
        FixResExperimentSpec.class);
  }

  /** A spec that asks for so many outputs of the network. */
  static FixResExperimentSpec withOutputs(FixResExperimentSpec spec, int outputs) {
    JsonNode changed = Json.tree(spec);
    ((ObjectNode) changed.get("model")).put("numClasses", outputs);
    return read(changed.toString(), FixResExperimentSpec.class);
  }

  static FixResExperimentStatus status(String json) {
    return read(json, FixResExperimentStatus.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return Json.read(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
