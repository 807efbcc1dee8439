package io.fixres.report.page;

import io.fixres.contract.Verdict.Gain;
import io.fixres.contract.Verdict.Gains;
import io.fixres.report.chart.GainsPlot;
import io.fixres.report.markup.Element;
import io.fixres.report.svg.Draw;
import io.fixres.report.view.Claim;
import io.fixres.report.view.Figures;
import io.fixres.report.view.MetricView;
import io.fixres.report.view.Story;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each half of the method brought, and whether that may be claimed. */
final class GainsSection {
  private GainsSection() {}

  /** A difference with what it compares. */
  private record Row(String id, String name, String meaning, Gain gain) {}

  static Element of(Story story) {
    Element section = Parts.section("gains", "Gains");
    List<Row> rows = rows(story.verdict().gains());
    if (rows.isEmpty()) {
      return section.add(Parts.paragraph("none", "There was nothing to compare."));
    }
    GainsPlot plot = GainsPlot.over(rows.stream().map(Row::gain).toList());
    Element body = Element.of("tbody");
    rows.forEach(row -> body.add(row(row, plot, story.metric())));
    body.add(scale(plot));
    return section
        .add(Element.of("table", "gains").add(head(story.metric())).add(body))
        .add(Parts.caption(story.model(), "p", caption(story)));
  }

  private static List<Row> rows(Gains gains) {
    List<Row> rows = new ArrayList<>();
    add(
        rows,
        "enlarge",
        "Larger test images",
        "before tuning: best size − train size",
        gains.enlarge());
    add(rows, "tune", "Fine-tuning", "the best tuned point − the same untuned", gains.tune());
    add(rows, "total", "Both together", "the winner − untuned at its train size", gains.total());
    add(
        rows,
        "direct",
        "Against direct training",
        "the winner − trained at the size that led before selection",
        gains.versusDirect());
    return rows;
  }

  private static void add(
      List<Row> rows, String id, String name, String meaning, @Nullable Gain gain) {
    if (gain != null) {
      rows.add(new Row(id, name, meaning, gain));
    }
  }

  private static Element head(MetricView metric) {
    Element row = Element.of("tr");
    row.add(Parts.columnHead("Comparison", ""));
    row.add(Parts.columnHead("Interval", "plot"));
    row.add(Parts.columnHead("Gain in " + metric.differenceUnit(), "number"));
    return Element.of("thead").add(row.add(Parts.columnHead("Claimed", "claim")));
  }

  private static Element row(Row row, GainsPlot plot, MetricView metric) {
    Gain gain = row.gain();
    String range = metric.differenceRange(gain.interval());
    Draw.Caption caption =
        new Draw.Caption(row.name(), metric.difference(gain.estimate()) + ", " + range);
    Element name =
        Parts.rowHead().text(row.name()).add(Element.of("span", "detail").text(row.meaning()));
    Element number =
        Element.of("td", "number")
            .add(Element.of("strong").text(metric.difference(gain.estimate())))
            .add(Element.of("span", "detail").text(range));
    return Element.of("tr")
        .add(name)
        .add(Element.of("td", "plot").add(plot.strip("gain-" + row.id(), gain, caption)))
        .add(number)
        .add(claim(gain));
  }

  private static Element claim(Gain gain) {
    Claim claim = Claim.of(gain);
    String word =
        switch (claim) {
          case CLAIMED -> "yes";
          case AGAINST -> "a loss";
          case OPEN -> "not shown";
        };
    Element cell = Element.of("td", "claim " + claim.cssClass()).text(word);
    Double p = gain.pValue();
    return p == null ? cell : cell.add(Element.of("span", "detail").text("p " + pValue(p)));
  }

  private static String pValue(double p) {
    return p < 0.001 ? "< 0.001" : "= " + Figures.fixed(p, 3);
  }

  private static Element scale(GainsPlot plot) {
    return Element.of("tr", "scale")
        .attr("aria-hidden", "true")
        .add(Element.of("td"))
        .add(Element.of("td", "plot").add(plot.scale()))
        .add(Element.of("td"))
        .add(Element.of("td"));
  }

  private static String caption(Story story) {
    String percent = Figures.percent(story.verdict().rule().confidence());
    return "Paired on the same "
        + Figures.fixed(story.verdict().images(), 0)
        + " images; "
        + percent
        + " bootstrap intervals. A gain is claimed when its interval lies above zero."
        + " p: exact McNemar test, two-sided, where two points were named beforehand.";
  }
}
