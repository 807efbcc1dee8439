package io.fixres.report.page;

import io.fixres.api.ClaimRef;
import io.fixres.api.DatasetStatus;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.RunnerStatus;
import io.fixres.api.SyntheticSpec;
import io.fixres.contract.Verdict;
import io.fixres.report.markup.Element;
import io.fixres.report.view.Figures;
import io.fixres.report.view.ReportModel;
import org.jspecify.annotations.Nullable;

/** What it ran on and what came out, for whoever wants to do it again. */
final class SourcesSection {
  private SourcesSection() {}

  static Element of(ReportModel model) {
    Element facts = Element.of("dl", "facts");
    facts.add(Parts.fact("Images", images(model)));
    FixResExperimentStatus status = model.status();
    if (status != null) {
      addDataset(facts, status.dataset());
      addRunner(facts, status.runner());
    }
    Verdict verdict = model.verdict();
    if (verdict != null && verdict.model() != null) {
      facts.add(Parts.fact("Best model", verdict.model().path()));
      facts.add(Parts.fact("Its SHA-256", verdict.model().sha256()));
      facts.add(Parts.fact("Deployed replicate", verdict.best().variant()));
    }
    return Parts.section("sources", "Dataset, runner, model").add(facts);
  }

  private static String images(ReportModel model) {
    SyntheticSpec synthetic = model.spec().dataset().synthetic();
    if (synthetic != null) {
      return "synthetic scenes: %s drawn, %d classes, seed %d"
          .formatted(Figures.fixed(synthetic.images(), 0), synthetic.classes(), synthetic.seed());
    }
    ClaimRef claim = model.spec().dataset().persistentVolumeClaim();
    return claim == null
        ? "unknown"
        : "claim " + claim.claimName() + (claim.subPath() == null ? "" : ", " + claim.subPath());
  }

  private static void addDataset(Element facts, @Nullable DatasetStatus dataset) {
    if (dataset != null) {
      facts.add(
          Parts.fact(
              "Splits",
              "%s training, %s validation images; %s classes"
                  .formatted(
                      Figures.fixed(dataset.trainImages(), 0),
                      Figures.fixed(dataset.validationImages(), 0),
                      Figures.fixed(dataset.classes(), 0))));
      facts.add(Parts.fact("Manifest", dataset.manifest()));
    }
  }

  private static void addRunner(Element facts, @Nullable RunnerStatus runner) {
    if (runner != null) {
      addIfKnown(facts, "Engine", runner.engine());
      addIfKnown(facts, "Runner", runner.version());
      addIfKnown(facts, "Image", runner.imageID() == null ? runner.image() : runner.imageID());
      facts.add(Parts.fact("Numerics", "version " + runner.numerics()));
    }
  }

  private static void addIfKnown(Element facts, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      facts.add(Parts.fact(name, value));
    }
  }
}
