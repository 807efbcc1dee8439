package io.fixres.report;

import static io.fixres.report.VerdictBuilder.gain;

import io.fixres.contract.ArmKind;
import io.fixres.contract.ConcludeWork.SelectionRule;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Metric;
import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.Curve;
import io.fixres.contract.Verdict.Gains;
import io.fixres.contract.Verdict.Interval;
import io.fixres.contract.Verdict.Warning;
import io.fixres.report.Curves.Shape;
import io.fixres.report.view.ReportModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Experiments with everything that a page can tell. */
final class LongSamples {
  private LongSamples() {}

  /** Drawn scenes, three seeds, trained at 48, tuned at 64, with direct training as control. */
  static ReportModel quickstart() {
    return new ReportModel(
        "quickstart",
        Samples.spec(
            "tiny_resnet10", "{\"synthetic\":{\"images\":10000,\"classes\":10,\"seed\":0},", true),
        Samples.status(Stages.quickstart()),
        quickstartVerdict(),
        List.of(
            "Test at 64 px: 79.7 % of unseen validation images are right (95 % interval 78.3 to"
                + " 81.1), 5.2 points more than the same network tested at 48, where it was"
                + " trained.",
            "Enlarging the test images brought 1.8 points, fine-tuning the classifier there"
                + " another 3.7; both are shown.",
            "Against training directly at 64 the difference is +0.9 points (−0.7 to +2.6): not"
                + " shown either way, with less training time."),
        Stages.YAML,
        null);
  }

  /** The same with a classifier for more classes than the images have. */
  static ReportModel wide() {
    ReportModel plain = quickstart();
    return new ReportModel(
        plain.name(),
        Samples.withOutputs(plain.spec(), 1000),
        plain.status(),
        plain.verdict(),
        plain.words(),
        plain.specYaml(),
        null);
  }

  private static Verdict quickstartVerdict() {
    List<EvalPoint> at = Curves.points(0.875, 32, 40, 48, 56, 64, 72, 80, 88, 96);
    List<Curve> curves =
        List.of(
            Curves.of(ArmKind.UNTUNED, 48, null, at, new Shape(57, 76.2, 2000, 1450.0)),
            Curves.of(ArmKind.TUNED, 48, 56, at, new Shape(60, 77.6, 2000, 1432.0)),
            Curves.of(ArmKind.TUNED, 48, 64, at, new Shape(66, 79.9, 2000, 1441.0)),
            Curves.of(ArmKind.TUNED, 48, 80, at, new Shape(74, 79.4, 2000, 1438.0)),
            Curves.of(ArmKind.DIRECT, 64, null, at, new Shape(76, 75.3, 2000, 1447.0)),
            Curves.of(ArmKind.DIRECT_TUNED, 64, 80, at, new Shape(82, 80.1, 2000, 1440.0)));
    EvalPoint winner = new EvalPoint(64, 0.875);
    Interval interval = new Interval(78.31, 81.08);
    List<Integer> candidates = List.of(64, 72);
    return new VerdictBuilder(
            new Best(
                "r48-s0", ArmKind.TUNED, 48, 64, winner, 79.9, 79.72, interval, candidates, false),
            curves)
        .seeds(0L, 1L, 2L)
        .gains(
            new Gains(
                gain(1.84, 0.61, 3.02, null),
                gain(3.72, 2.44, 5.05, null),
                gain(5.2, 3.41, 6.97, null),
                gain(0.9, -0.72, 2.55, null)))
        .predicted(64, 57.6, 66.2)
        .baselineAt(48)
        .model()
        .build();
  }

  /** Few real photographs, given weights, nothing trained from scratch, throughput unknown. */
  static ReportModel photos() {
    return new ReportModel(
        "photos",
        Samples.spec(
            "tf_efficientnet_lite0",
            "{\"persistentVolumeClaim\":{\"claimName\":\"photos\"},",
            false),
        null,
        photosVerdict(),
        List.of("Undecided: with 196 images no resolution from 128 up is shown to be worse."),
        "kind: FixResExperiment\n",
        null);
  }

  private static Verdict photosVerdict() {
    List<EvalPoint> at = new ArrayList<>(Curves.points(0.875, 64, 96, 128, 160, 192, 224));
    at.addAll(Curves.points(1.0, 64, 96, 128, 160, 192, 224));
    at.sort(null);
    List<Curve> curves =
        List.of(
            Curves.of(ArmKind.UNTUNED, 224, null, at, new Shape(150, 91.3, 196, null)),
            Curves.of(ArmKind.TUNED, 224, 160, at, new Shape(171, 93.9, 196, null)));
    EvalPoint winner = new EvalPoint(160, 0.875);
    Interval interval = new Interval(88.8, 96.4);
    List<Integer> candidates = List.of(128, 160, 192, 224);
    return new VerdictBuilder(
            new Best(
                "r224-s0", ArmKind.TUNED, 224, 160, winner, 93.9, 92.9, interval, candidates, true),
            curves)
        .images(196)
        .gains(
            new Gains(
                gain(-0.5, -3.1, 2.0, 0.7905),
                gain(-4.1, -7.7, -0.6, 0.0213),
                gain(2.6, -1.0, 6.1, 0.1797),
                null))
        .baselineAt(224)
        .warnings(
            new Warning(
                "FewImages",
                "196 validation images: a difference has to be several points to show; 1,000 or"
                    + " more would tell apart what these can not."),
            new Warning("Undecided", "The best was taken; a smaller one may be as good."))
        .build();
  }

  /** 64 points and 8 arms: as large as it gets. */
  static ReportModel large() {
    return new ReportModel(
        "rn50-in1k",
        Samples.spec("resnet50", "{\"persistentVolumeClaim\":{\"claimName\":\"imagenet\"},", true),
        Samples.status(Stages.many()),
        largeVerdict(),
        List.of("Test at 352 px."),
        "kind: FixResExperiment\n",
        null);
  }

  private static Verdict largeVerdict() {
    int[] resolutions = IntStream.range(0, 64).map(i -> 96 + 8 * i).toArray();
    List<EvalPoint> at = Curves.points(0.875, resolutions);
    List<Curve> curves = new ArrayList<>();
    for (int train = 224; train >= 128; train -= 32) {
      double peak = 71.4 + train / 32.0;
      Shape untuned = new Shape(train * 1.25, peak, 50_000, 3000.0);
      Shape tuned = new Shape(train * 1.6, peak + 1.5, 50_000, 3000.0);
      curves.add(Curves.of(ArmKind.UNTUNED, train, null, at, untuned));
      curves.add(Curves.of(ArmKind.TUNED, train, train * 2, at, tuned));
    }
    EvalPoint winner = new EvalPoint(352, 0.875);
    Interval interval = new Interval(79.46, 80.16);
    List<Integer> candidates = List.of(336, 344, 352, 360, 368);
    return new VerdictBuilder(
            new Best(
                "r224-s0",
                ArmKind.TUNED,
                224,
                448,
                winner,
                79.87,
                79.81,
                interval,
                candidates,
                false),
            curves)
        .rule(new SelectionRule(Metric.TOP1, 0.3, 0.95, 4.1075))
        .images(50_000)
        .gains(
            new Gains(
                gain(1.4, 1.21, 1.62, null),
                gain(1.52, 1.3, 1.7, null),
                gain(2.9, 2.6, 3.2, 1e-9),
                null))
        .predicted(288, 269, 303)
        .baselineAt(224)
        .model()
        .build();
  }
}
