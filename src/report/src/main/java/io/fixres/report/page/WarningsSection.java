package io.fixres.report.page;

import io.fixres.contract.Verdict;
import io.fixres.contract.Verdict.Warning;
import io.fixres.report.markup.Element;

/** What a careful reader should know before the pictures convince. */
final class WarningsSection {
  private WarningsSection() {}

  static Element of(Verdict verdict) {
    Element section = Parts.section("warnings", "Warnings");
    if (verdict.warnings().isEmpty()) {
      return section.add(Parts.paragraph("none", "None."));
    }
    Element list = Element.of("ul", "warnings");
    for (Warning warning : verdict.warnings()) {
      list.add(
          Element.of("li")
              .text(warning.message() + " ")
              .add(Element.of("code").text(warning.reason())));
    }
    return section.add(list);
  }
}
