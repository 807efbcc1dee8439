package io.fixres.report.page;

import io.fixres.contract.Metric;
import io.fixres.report.chart.AccuracyChart;
import io.fixres.report.chart.ArmLook;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Arm;
import io.fixres.report.view.Figures;
import io.fixres.report.view.Role;
import io.fixres.report.view.Story;
import java.util.List;

/** Accuracy over test resolution, before and after fine-tuning. */
final class AccuracySection {
  private AccuracySection() {}

  static Element of(Story story) {
    Element section = Parts.section("curve", "Accuracy over test resolution");
    List<Element> drawings = AccuracyChart.draw(story);
    if (drawings.isEmpty()) {
      return section.add(Parts.paragraph("none", "Nothing was scored."));
    }
    return section.add(legend(story)).add(Parts.figure(story.model(), drawings, caption(story)));
  }

  static Element legend(Story story) {
    Element legend = Element.of("ul", "legend");
    for (Arm arm : story.told()) {
      legend.add(entry(ArmLook.swatch(arm), arm.name()).add(note(arm)));
    }
    List<Arm> others = story.arms().stream().filter(arm -> !arm.role().isTold()).toList();
    if (!others.isEmpty()) {
      String name = others.size() == 1 ? others.get(0).name() : others.size() + " other arms";
      legend.add(entry(ArmLook.swatch(others.get(0)), name));
    }
    return legend;
  }

  private static Element entry(Element swatch, String text) {
    return Element.of("li").add(swatch).add(Element.of("span").text(text));
  }

  private static Element note(Arm arm) {
    return Element.of("span", "note").text(arm.role() == Role.WINNER ? "winner" : "");
  }

  private static String caption(Story story) {
    StringBuilder text = new StringBuilder();
    if (story.cropPcts().size() > 1) {
      text.append("At crop fraction ").append(Figures.plain(story.cropPct())).append(". ");
    }
    if (story.verdict().seeds().size() > 1) {
      text.append("Means over ").append(story.verdict().seeds().size()).append(" seeds. ");
    }
    String percent = Figures.percent(story.verdict().rule().confidence());
    if (story.metric().metric() == Metric.TOP1) {
      text.append("Bands: ").append(percent).append(" intervals of single points. ");
    }
    text.append("Bars on the axis: the best, and resolutions shown to be within ");
    text.append(story.verdict().rule().marginInWords()).append(" of it. ");
    if (story.verdict().predicted() != null) {
      text.append("Shaded: where objects look as large as in training, from the crops alone. ");
    }
    text.append(Figures.fixed(story.verdict().images(), 0)).append(" validation images.");
    return text.toString();
  }
}
