package io.fixres.pipeline.check;

import io.fixres.api.DatasetSpec;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.Labels;
import io.fixres.api.RunnerSpec;
import io.fixres.api.SyntheticSpec;
import io.fixres.api.TemplateSpec;
import io.fixres.api.TrainSpec;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.Json;
import io.fixres.contract.Metric;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.pipeline.Violation;
import io.fixres.pipeline.plan.Accelerators;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is wrong with a spec that neither the schema nor its CEL rules can say, because it
 * takes the table of networks or the sizes that follow from it.
 *
 * <p>Expects defaults to be filled in and the schema to be met.
 */
public final class SpecValidator {
  private final FixResExperimentSpec spec;
  private final List<Violation> violations = new ArrayList<>();

  private SpecValidator(FixResExperimentSpec spec) {
    this.spec = spec;
  }

  /** Everything that is wrong; empty = the spec can be planned. */
  public static List<Violation> check(FixResExperimentSpec spec) {
    SpecValidator validator = new SpecValidator(spec);
    validator.checkSynthetic(spec.dataset());
    validator.checkMetric();
    validator.checkScratch(spec.train());
    validator.checkFlavour();
    validator.checkTemplate(spec.commonTemplate());
    Optional<Architecture> known = Architectures.find(spec.model().architecture());
    if (known.isEmpty()) {
      validator.violations.add(unknown(spec.model().architecture()));
    }
    known.ifPresent(
        architecture -> validator.violations.addAll(SizeRules.check(spec, architecture)));
    return List.copyOf(validator.violations);
  }

  private static Violation unknown(String name) {
    List<String> names = Architectures.all().stream().map(Architecture::name).toList();
    String remedy =
        DidYouMean.nearest(name, names)
            .map(near -> "did you mean '" + near + "'? `fixres models` lists all")
            .orElse("`fixres models` lists all");
    return new Violation(
        "spec.model.architecture", name, "must be a network that the runner knows", remedy);
  }

  private void checkSynthetic(DatasetSpec dataset) {
    SyntheticSpec scenes = dataset.synthetic();
    if (scenes == null) {
      return;
    }
    if (dataset.testSplit() != null) {
      violations.add(
          new Violation(
              "spec.dataset.testSplit",
              dataset.testSplit(),
              "must be absent with synthetic: scenes are drawn for training and validation only",
              "remove testSplit, or draw a data set with `fixres data scenes`"));
    }
    Integer outputs = spec.model().numClasses();
    if (outputs != null && outputs < scenes.classes()) {
      violations.add(
          new Violation(
              "spec.model.numClasses",
              outputs.toString(),
              "must be at least dataset.synthetic.classes, " + scenes.classes(),
              "remove numClasses: it follows from the data set"));
    }
  }

  /** Where the number of classes is known; else the command line, or the conclusion, says it. */
  private void checkMetric() {
    SyntheticSpec scenes = spec.dataset().synthetic();
    Integer asked = spec.model().numClasses();
    Integer classes = asked != null || scenes == null ? asked : scenes.classes();
    Metric metric = spec.selection().metric();
    if (classes != null && !metric.tellsApart(classes)) {
      violations.add(
          new Violation(
              "spec.selection.metric",
              Json.spelled(metric),
              "must be Top1 or Loss with %d classes: every image is right among five"
                  .formatted(classes),
              "choose Top1 or Loss"));
    }
  }

  /** A batch norm that never sees a gradient cannot start from nothing. */
  private void checkScratch(@Nullable TrainSpec train) {
    if (train == null || spec.model().weights() != null) {
      return;
    }
    if (train.batchNorm() != BatchNormPolicy.AFFINE) {
      violations.add(
          new Violation(
              "spec.train.batchNorm",
              Json.spelled(train.batchNorm()),
              "must be Affine when a network is trained from scratch",
              "remove batchNorm, or give model.weights"));
    }
  }

  /** By its own labels and annotations the operator tells whose a Job is and what became of it. */
  private void checkTemplate(TemplateSpec template) {
    refuseReserved("spec.template.labels", template.labels());
    refuseReserved("spec.template.annotations", template.annotations());
  }

  private void refuseReserved(String path, @Nullable Map<String, String> given) {
    for (String name : Labels.reserved(given)) {
      violations.add(
          new Violation(
              path,
              name,
              "must not have %s: it is the operator's to set".formatted(name),
              Labels.remedy(name)));
    }
  }

  /** A rule of CEL's too, which does not see the gpu that a profile gives. */
  private void checkFlavour() {
    boolean isOnCpu = spec.runner().flavour().equals(RunnerSpec.CPU);
    if (!isOnCpu || Accelerators.of(spec).isNone()) {
      return;
    }
    violations.add(
        new Violation(
            "spec.runner.flavour",
            RunnerSpec.CPU,
            "must not be cpu where template, stageTemplates or the profile gives a gpu",
            "name a profile without a gpu, or set template.gpu.count to 0; to use it, choose flavour Auto"));
  }
}
