package io.fixres.report.page;

import io.fixres.api.BestStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.GainsStatus;
import io.fixres.contract.Durations;
import io.fixres.contract.Verdict.CurvePoint;
import io.fixres.report.chart.ArmLook;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Arm;
import io.fixres.report.view.ArmPrice;
import io.fixres.report.view.Figures;
import io.fixres.report.view.MetricView;
import io.fixres.report.view.Role;
import io.fixres.report.view.Story;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every arm at its own best, and what it cost: fair to the arms that lost. */
final class ArmsSection {
  private ArmsSection() {}

  static Element of(Story story) {
    Element head = Element.of("tr").add(Parts.columnHead("Arm", ""));
    for (String column :
        List.of("best at, px", story.metric().axis(), "GMACs", "images/s", "time to make")) {
      head.add(Parts.columnHead(column, "number"));
    }
    Element body = Element.of("tbody");
    ArmPrice prices = new ArmPrice(story.model().spans(), story.model().isTrained());
    ordered(story).forEach(arm -> body.add(row(story, arm, prices)));
    Element table = Element.of("table", "arms").add(Element.of("thead").add(head)).add(body);
    return Parts.section("arms", "Each arm at its own best")
        .add(Parts.scrolling("Each arm at its own best", table))
        .add(Parts.caption(story.model(), "p", caption(story)));
  }

  private static Stream<Arm> ordered(Story story) {
    return Stream.concat(
        story.told().stream(), story.arms().stream().filter(arm -> !arm.role().isTold()));
  }

  private static Element row(Story story, Arm arm, ArmPrice prices) {
    Element name = Parts.rowHead().add(ArmLook.swatch(arm)).text(arm.name());
    Element row = Element.of("tr", arm.role() == Role.WINNER ? "winner" : "").add(name);
    Optional<CurvePoint> best = arm.best(story.metric());
    row.add(number(best.map(point -> where(story, point)).orElse(Figures.UNKNOWN)));
    row.add(number(best.map(point -> value(story.metric(), point)).orElse(Figures.UNKNOWN)));
    row.add(number(best.map(point -> Figures.gmacs(point.gmacs())).orElse(Figures.UNKNOWN)));
    row.add(
        number(best.map(CurvePoint::imagesPerSecond).map(Figures::rough).orElse(Figures.UNKNOWN)));
    return row.add(
        number(
            prices
                .of(arm.curve())
                .map(time -> time.isZero() ? "given" : Durations.spoken(time))
                .orElse(Figures.UNKNOWN)));
  }

  private static String where(Story story, CurvePoint point) {
    String crop = " × " + Figures.plain(point.point().cropPct());
    return point.point().resolution() + (story.cropPcts().size() > 1 ? crop : "");
  }

  private static String value(MetricView metric, CurvePoint point) {
    return metric.figure(metric.value(point));
  }

  private static Element number(String text) {
    return Element.of("td", "number").text(text);
  }

  private static String caption(Story story) {
    String words =
        "The best of many points is biased upward, the same way for every arm: compare, but do"
            + " not quote. Time to make: training and fine-tuning, mean over seeds.";
    return words + direct(story);
  }

  private static String direct(Story story) {
    return Optional.ofNullable(story.model().status())
        .map(FixResExperimentStatus::best)
        .map(BestStatus::gains)
        .map(GainsStatus::directGpuSeconds)
        .map(
            seconds ->
                " Training directly took " + Figures.fixed(seconds, 0) + " accelerator-seconds.")
        .orElse("");
  }
}
