package io.fixres.report.page;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.TestStatus;
import io.fixres.contract.Verdict.Best;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.contract.Verdict.Gain;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Claim;
import io.fixres.report.view.Figures;
import io.fixres.report.view.MetricView;
import io.fixres.report.view.Story;
import java.util.List;
import java.util.Optional;

/** The large number, and what it is worth at a glance. */
final class Hero {
  private Hero() {}

  static Element of(Story story) {
    return Element.of("div", "hero").add(answer(story)).add(facts(story));
  }

  private static Element answer(Story story) {
    Best best = story.verdict().best();
    return Element.of("div", "answer")
        .add(Parts.paragraph("label", "Best test resolution"))
        .add(
            Element.of("p", "big")
                .text(Integer.toString(story.bestResolution()))
                .add(Element.of("span", "unit").text(" px")))
        .add(Parts.paragraph("made", made(story, best)));
  }

  private static String made(Story story, Best best) {
    String start = story.model().isTrained() ? "trained at " : "given weights, ";
    String tuned =
        best.fineTuneResolution() == null
            ? ", not fine-tuned"
            : ", fine-tuned at " + best.fineTuneResolution();
    String crop = ", crop fraction " + Figures.plain(story.cropPct());
    return start + best.trainResolution() + tuned + crop;
  }

  private static Element facts(Story story) {
    Element facts = Element.of("dl", "key");
    Best best = story.verdict().best();
    MetricView metric = story.metric();
    String percent = Figures.percent(story.verdict().rule().confidence()) + " interval ";
    facts.add(
        fact(
            Sentence.begin(metric.label()) + ", cross-fit",
            metric.text(best.crossFit()),
            percent + metric.range(best.interval())));
    total(story).ifPresent(facts::add);
    story.bestPoint().ifPresent(point -> facts.add(price(story, point)));
    candidates(story).ifPresent(facts::add);
    test(story).ifPresent(facts::add);
    return facts;
  }

  private static Optional<Element> total(Story story) {
    Gain total = story.verdict().gains().total();
    CurvePoint baseline = story.verdict().baseline();
    if (total == null) {
      return Optional.empty();
    }
    MetricView metric = story.metric();
    String name =
        baseline == null
            ? "Gain"
            : "Gain over "
                + metric.text(metric.value(baseline))
                + " at "
                + baseline.point().resolution()
                + " px";
    String doubt =
        switch (Claim.of(total)) {
          case CLAIMED -> "";
          case AGAINST -> ", a loss";
          case OPEN -> ", not shown";
        };
    return Optional.of(
        fact(
            name,
            metric.difference(total.estimate()) + " " + metric.differenceUnit(),
            metric.differenceRange(total.interval()) + doubt));
  }

  private static Element price(Story story, CurvePoint point) {
    CurvePoint baseline = story.verdict().baseline();
    Double speed = point.imagesPerSecond();
    double ratio = baseline == null ? Double.NaN : point.gmacs() / baseline.gmacs();
    String times =
        baseline == null || !Double.isFinite(ratio)
            ? ""
            : Figures.fixed(ratio, 2) + " × that of " + baseline.point().resolution() + " px";
    String speedText = speed == null ? "" : Figures.rough(speed) + " images/s";
    String joint = times.isEmpty() || speedText.isEmpty() ? "" : ", ";
    String unit = Double.isFinite(point.gmacs()) ? "\u00a0GMACs" : "";
    String price = Figures.gmacs(point.gmacs()) + unit;
    return fact("Price of an image", price, times + joint + speedText);
  }

  private static Optional<Element> candidates(Story story) {
    Best best = story.verdict().best();
    if (best.candidates().isEmpty()) {
      return Optional.empty();
    }
    String margin = story.verdict().rule().marginInWords();
    String detail =
        best.undecided()
            ? "undecided: too little data to prefer a smaller one"
            : "within " + margin + " of the best";
    return Optional.of(fact("Shown to be good enough", runs(best.candidates()) + " px", detail));
  }

  /** The first and last when there are many: the chart shows which. */
  private static String runs(List<Integer> resolutions) {
    int size = resolutions.size();
    return size > 4
        ? size + " from " + resolutions.get(0) + " to " + resolutions.get(size - 1)
        : String.join(", ", resolutions.stream().map(String::valueOf).toList());
  }

  private static Optional<Element> test(Story story) {
    FixResExperimentStatus status = story.model().status();
    TestStatus test = status == null || status.best() == null ? null : status.best().test();
    if (test == null) {
      return Optional.empty();
    }
    String images = Figures.fixed(test.images(), 0) + " images, scored once";
    String before = test.baselineTop1() == null ? "" : "; untuned " + test.baselineTop1() + " %";
    return Optional.of(fact("Top-1 on the test split", test.top1() + " %", images + before));
  }

  private static Element fact(String name, String value, String detail) {
    return Element.of("div")
        .add(Element.of("dt").text(name))
        .add(Element.of("dd").text(value))
        .add(Element.of("dd", "detail").text(detail));
  }
}
