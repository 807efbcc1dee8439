package io.fixres.report.page;

import io.fixres.contract.Verdict;
import io.fixres.report.markup.Element;
import io.fixres.report.view.ReportModel;
import io.fixres.report.view.Story;
import java.util.ArrayList;
import java.util.List;

/** The document: head, sections in the order that a reader asks, nothing from elsewhere. */
public final class Page {
  /** Nothing may load and nothing may run, whatever a name or message contains. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private Page() {}

  /** The root element. */
  public static Element of(ReportModel model) {
    return Element.of("html")
        .attr("xmlns", "http://www.w3.org/1999/xhtml")
        .attr("lang", "en")
        .add(head(model))
        .add(body(model));
  }

  private static Element head(ReportModel model) {
    return Element.of("head")
        .add(Element.of("meta").attr("charset", "utf-8"))
        .add(
            Element.of("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", POLICY))
        .add(meta("viewport", "width=device-width, initial-scale=1"))
        .add(meta("color-scheme", "light dark"))
        .add(Element.of("title").text(title(model)))
        .add(Element.of("style").text(PageStyle.CSS + TableStyle.CSS + ChartStyle.CSS));
  }

  private static String title(ReportModel model) {
    Verdict verdict = model.verdict();
    String best = verdict == null ? "" : ": best at " + verdict.best().point().resolution() + " px";
    return model.name() + best;
  }

  private static Element meta(String name, String content) {
    return Element.of("meta").attr("name", name).attr("content", content);
  }

  private static Element body(ReportModel model) {
    List<Element> sections = sections(model);
    return Element.of("body")
        .add(Element.of("a", "skip").attr("href", "#verdict").text("Skip to the verdict"))
        .add(Masthead.of(model))
        .add(Element.of("main").addAll(sections))
        .add(
            Element.of("footer")
                .add(
                    Element.of("p")
                        .text(
                            "FixRes (arXiv 1906.06423): find the test resolution"
                                + " that a trained network is best at, and fine-tune it there.")));
  }

  private static List<Element> sections(ReportModel model) {
    List<Element> sections = new ArrayList<>();
    sections.add(VerdictSection.of(model));
    Verdict verdict = model.verdict();
    if (verdict != null) {
      Story story = Story.of(model, verdict);
      sections.add(WarningsSection.of(verdict));
      sections.add(AccuracySection.of(story));
      sections.add(GainsSection.of(story));
      sections.add(PriceSection.of(story));
      sections.add(ArmsSection.of(story));
      sections.add(MatrixSection.of(story));
    }
    sections.add(TimelineSection.of(model));
    sections.add(SourcesSection.of(model));
    sections.add(SpecSection.of(model.specYaml()));
    return sections;
  }
}
