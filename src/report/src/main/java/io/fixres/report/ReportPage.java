package io.fixres.report;

import io.fixres.report.markup.Element;
import io.fixres.report.view.ReportModel;

/** {@code report.html}: one self-contained page that tells what an experiment found. */
public final class ReportPage {
  private ReportPage() {}

  /** The whole document; the same model gives the same bytes. */
  public static String render(ReportModel model) {
    Element html = Element.of("html").attr("xmlns", "http://www.w3.org/1999/xhtml");
    html.attr("lang", "en").add(Element.of("head").add(Element.of("title").text(model.name())));
    return "<!DOCTYPE html>\n" + html.add(Element.of("body")).markup() + "\n";
  }
}
