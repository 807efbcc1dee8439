package io.fixres.report.page;

import io.fixres.contract.Durations;
import io.fixres.report.chart.TimelineChart;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Figures;
import io.fixres.report.view.ReportModel;
import io.fixres.report.view.StageSpan;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** When each stage ran, how often it was tried, and how it ended. */
final class TimelineSection {
  private TimelineSection() {}

  static Element of(ReportModel model) {
    Element section = Parts.section("timeline", "Timeline of stages");
    List<StageSpan> spans = model.spans();
    if (spans.isEmpty()) {
      return section.add(Parts.paragraph("none", "No stage has begun."));
    }
    return section
        .add(legend())
        .add(Element.of("figure").addAll(TimelineChart.draw(spans)))
        .add(table(spans));
  }

  private static Element legend() {
    Element legend = Element.of("ul", "legend");
    for (StageSpan.Work work : StageSpan.Work.values()) {
      String name = work.name().toLowerCase(Locale.ROOT);
      Element chip = Element.of("span", "chip " + name).attr("aria-hidden", "true");
      String text = work == StageSpan.Work.TUNE ? "fine-tune" : name;
      legend.add(Element.of("li").add(chip).add(Element.of("span").text(text)));
    }
    return legend;
  }

  private static Element table(List<StageSpan> spans) {
    Element head = Element.of("tr");
    for (String column : List.of("Variant", "Stage", "State", "Began (UTC)")) {
      head.add(Parts.columnHead(column, ""));
    }
    head.add(Parts.columnHead("Took", "number")).add(Parts.columnHead("Attempts", "number"));
    head.add(Parts.columnHead("Message", ""));
    Element body = Element.of("tbody");
    spans.forEach(span -> body.add(row(span)));
    Element table = Element.of("table", "stages").add(Element.of("thead").add(head)).add(body);
    return Element.of("details")
        .add(Element.of("summary").text("The same as a table"))
        .add(Parts.scrolling("Stages", table));
  }

  private static Element row(StageSpan span) {
    String state = span.stage().state().name().toLowerCase(Locale.ROOT);
    String attempts = Objects.requireNonNullElse(span.stage().attempts(), 1).toString();
    return Element.of("tr")
        .add(Parts.rowHead().text(span.variant()))
        .add(Element.of("td").text(span.stage().name()))
        .add(Element.of("td").text(state))
        .add(Element.of("td").text(span.hasStart() ? began(span) : Figures.UNKNOWN))
        .add(Element.of("td", "number").text(span.hasStart() ? took(span) : Figures.UNKNOWN))
        .add(Element.of("td", "number").text(attempts))
        .add(Element.of("td").text(Objects.requireNonNullElse(span.stage().message(), "")));
  }

  private static String began(StageSpan span) {
    return Instants.readable(span.start().toString()).replace(" UTC", "");
  }

  private static String took(StageSpan span) {
    return Durations.spoken(span.duration());
  }
}
