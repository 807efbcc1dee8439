package io.fixres.report.page;

import io.fixres.report.markup.Element;
import io.fixres.report.view.ReportModel;
import java.util.List;

/** What sections are made of. */
final class Parts {
  private Parts() {}

  /** A section that can be linked to. */
  static Element section(String id, String title) {
    return Element.of("section")
        .attr("id", id)
        .attr("aria-labelledby", id + "-heading")
        .add(Element.of("h2").attr("id", id + "-heading").text(title));
  }

  /** A paragraph. */
  static Element paragraph(String cssClass, String text) {
    return Element.of("p", cssClass).text(text);
  }

  /** Drawings with a caption that says what images the figures are from. */
  static Element figure(ReportModel model, List<Element> drawings, String caption) {
    return Element.of("figure").addAll(drawings).add(caption(model, "figcaption", caption));
  }

  /** Words under figures, with the word that drawn scenes may never go without. */
  static Element caption(ReportModel model, String element, String text) {
    Element caption = Element.of(element, "caption").text(text);
    if (model.isSynthetic()) {
      caption.text(" ").add(Element.of("span", "badge").text(model.provenance()));
    }
    return caption;
  }

  /** A table that scrolls by itself, by keyboard too, where the page is too narrow for it. */
  static Element scrolling(String label, Element table) {
    return Element.of("div", "scroll")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("tabindex", "0")
        .add(table);
  }

  /** A heading of a column. */
  static Element columnHead(String text, String cssClass) {
    return Element.of("th", cssClass).attr("scope", "col").text(text);
  }

  /** A heading of a row. */
  static Element rowHead() {
    return Element.of("th").attr("scope", "row");
  }

  /** A name with what it stands for. */
  static Element fact(String name, String value) {
    return Element.of("div").add(Element.of("dt").text(name)).add(Element.of("dd").text(value));
  }
}
