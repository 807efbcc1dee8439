package io.fixres.report;

import io.fixres.api.SweepSpec;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.architecture.Architectures;
import io.fixres.report.view.Figures;
import io.fixres.report.view.ReportModel;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code matrix.csv}: every point of every arm, in timm's columns and ours (RFC 4180, LF). */
public final class MatrixCsv {
  /** The columns of timm's results files. */
  static final String TIMM_HEADER =
      "model,img_size,top1,top1_err,top5,top5_err,param_count,crop_pct,interpolation";

  /** What they lack. */
  static final String OUR_HEADER =
      "train_size,fine_tune_size,arm,top1_low,top1_high,loss,gmacs,images_per_second,images";

  private final ReportModel model;
  private final Verdict verdict;
  private final String parameters;

  private MatrixCsv(ReportModel model, Verdict verdict) {
    this.model = model;
    this.verdict = verdict;
    this.parameters = parameters(model);
  }

  /** Header and a line a point, arms in the verdict's order; only the header without a verdict. */
  public static String render(ReportModel model) {
    StringBuilder csv = new StringBuilder(TIMM_HEADER + "," + OUR_HEADER + "\n");
    if (model.verdict() != null) {
      MatrixCsv matrix = new MatrixCsv(model, model.verdict());
      for (Curve curve : model.verdict().curves()) {
        curve.points().forEach(point -> csv.append(matrix.line(curve, point)));
      }
    }
    return csv.toString();
  }

  private String line(Curve curve, CurvePoint point) {
    List<String> cells =
        List.of(
            quoted(model.spec().model().architecture()),
            Integer.toString(point.point().resolution()),
            fixed(point.top1(), 3),
            fixed(100 - point.top1(), 3),
            fixed(point.top5(), 3),
            fixed(100 - point.top5(), 3),
            parameters,
            Figures.plain(point.point().cropPct()),
            interpolation(model.spec().sweep()),
            Integer.toString(curve.trainResolution()),
            curve.fineTuneResolution() == null ? "" : curve.fineTuneResolution().toString(),
            Json.spelled(curve.kind()),
            fixed(point.interval().low(), 3),
            fixed(point.interval().high(), 3),
            fixed(point.loss(), 4),
            fixed(point.gmacs(), 4),
            point.imagesPerSecond() == null ? "" : fixed(point.imagesPerSecond(), 1),
            Integer.toString(verdict.images()));
    return String.join(",", cells) + "\n";
  }

  /** Millions, as timm counts them; empty when the network or its outputs are not known. */
  private static String parameters(ReportModel model) {
    return model.outputs().isEmpty()
        ? ""
        : Architectures.find(model.spec().model().architecture())
            .map(network -> network.parameters(model.outputs().getAsInt()) / 1e6)
            .map(millions -> fixed(millions, 2))
            .orElse("");
  }

  private static String interpolation(@Nullable SweepSpec sweep) {
    Interpolation asked = sweep == null ? null : sweep.interpolation();
    return asked == null ? "bilinear" : asked.name().toLowerCase(Locale.ROOT);
  }

  private static String fixed(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static String quoted(String text) {
    return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
