package io.fixres.report.page;

import io.fixres.report.markup.Element;

/** The experiment as its user wrote it: with it, everything above can be found again. */
final class SpecSection {
  private SpecSection() {}

  static Element of(String yaml) {
    Element pre = Element.of("pre").attr("tabindex", "0").attr("aria-label", "Experiment as YAML");
    return Parts.section("spec", "The exact experiment")
        .add(pre.add(Element.of("code").text(yaml)));
  }
}
