package io.fixres.report.page;

import io.fixres.report.chart.Price;
import io.fixres.report.chart.PriceChart;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Figures;
import io.fixres.report.view.Story;

/** Accuracy over what it costs to serve. */
final class PriceSection {
  private PriceSection() {}

  static Element of(Story story) {
    Element section = Parts.section("price", "Accuracy and its price");
    section.add(AccuracySection.legend(story));
    Element pair = Element.of("div", "pair");
    for (Price price : Price.values()) {
      PriceChart.draw(story, price).ifPresent(pair::add);
    }
    if (pair.isEmpty()) {
      return section.add(Parts.paragraph("none", "Nothing was scored."));
    }
    return section.add(
        Element.of("figure")
            .add(pair)
            .add(Parts.caption(story.model(), "figcaption", caption(story))));
  }

  private static String caption(Story story) {
    String budget =
        story.verdict().rule().maxGmacs() > 0
            ? " Budget: " + Figures.plain(story.verdict().rule().maxGmacs()) + " GMACs."
            : "";
    String speed =
        story.hasThroughput()
            ? " Images a second are of the machine that ran the sweep."
            : " Throughput was not measured.";
    return "The stepped line joins the points that no other beats in both; labels are test"
        + " resolutions in pixels. Points worse than the line's worst are left out."
        + budget
        + speed;
  }
}
