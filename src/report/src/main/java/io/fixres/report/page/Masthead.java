package io.fixres.report.page;

import io.fixres.report.markup.Element;
import io.fixres.report.view.Figures;
import io.fixres.report.view.ReportModel;
import java.util.ArrayList;
import java.util.List;

/** Which experiment this is. */
final class Masthead {
  private Masthead() {}

  static Element of(ReportModel model) {
    Element eyebrow = Element.of("p", "eyebrow").text("FixRes experiment");
    if (model.isSynthetic()) {
      eyebrow.text(" ").add(Element.of("span", "badge").text(model.provenance()));
    }
    return Element.of("header")
        .add(eyebrow)
        .add(Element.of("h1").text(model.name()))
        .add(Parts.paragraph("meta", String.join(" · ", facts(model))));
  }

  private static List<String> facts(ReportModel model) {
    List<String> facts = new ArrayList<>();
    facts.add(model.spec().model().architecture());
    if (model.status() != null && model.status().dataset() != null) {
      facts.add(count(model.status().dataset().classes()) + " classes");
    }
    if (model.verdict() != null) {
      facts.add(count(model.verdict().images()) + " validation images");
      int seeds = model.verdict().seeds().size();
      facts.add(seeds == 1 ? "1 seed" : seeds + " seeds");
    }
    if (model.status() != null && model.status().completionTime() != null) {
      facts.add("finished " + Instants.readable(model.status().completionTime()));
    }
    return facts;
  }

  private static String count(int number) {
    return Figures.fixed(number, 0);
  }
}
