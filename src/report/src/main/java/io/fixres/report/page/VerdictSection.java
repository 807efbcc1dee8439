package io.fixres.report.page;

import io.fixres.api.FailureStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Verdict;
import io.fixres.report.markup.Element;
import io.fixres.report.view.ReportModel;
import io.fixres.report.view.Story;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer: a large number, what it is worth, and the same in words. */
final class VerdictSection {
  private VerdictSection() {}

  static Element of(ReportModel model) {
    Verdict verdict = model.verdict();
    Element section = Parts.section("verdict", "Verdict");
    failure(model.status()).ifPresent(section::add);
    if (verdict != null) {
      section.add(Hero.of(Story.of(model, verdict)));
    } else {
      section.add(Parts.paragraph("none", "Not concluded yet: there is no best resolution."));
    }
    return section.add(words(model));
  }

  private static Element words(ReportModel model) {
    Element words = Element.of("div", "words");
    model.words().forEach(sentence -> words.add(Element.of("p").text(sentence)));
    return words;
  }

  private static Optional<Element> failure(@Nullable FixResExperimentStatus status) {
    FailureStatus failure = status == null ? null : status.failure();
    return Optional.ofNullable(failure)
        .map(
            f ->
                Element.of("p", "failure")
                    .add(Element.of("strong").text(f.stage() + " failed: " + f.reason()))
                    .text(" " + f.message()));
  }
}
