package io.fixres.api;

import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.DATE;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.INTEGER;
import static io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type.STRING;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** Finds the test resolution that a classifier scores best at, and fine-tunes it there. */
@Group("fixres.io")
@Version("v1alpha1")
@Kind("FixResExperiment")
@Plural("fixresexperiments")
@ShortNames({"fre", "fixres"})
@Categories({"fixres", "ml"})
@ValidationRule(
    value =
        "self.metadata.name.size() <= 36"
            + " && self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name may have 36 characters (Jobs are named after it): lower-case letters,"
            + " digits and hyphens, beginning with a letter")
@AdditionalPrinterColumn(
    name = "State",
    type = STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "Stage", type = STRING, jsonPath = ".status.progress.stage")
@AdditionalPrinterColumn(name = "Progress", type = INTEGER, jsonPath = ".status.progress.percent")
@AdditionalPrinterColumn(
    name = "Best-Res",
    type = INTEGER,
    jsonPath = ".status.best.testResolution")
@AdditionalPrinterColumn(name = "Top1", type = STRING, jsonPath = ".status.best.crossFitTop1")
@AdditionalPrinterColumn(name = "Age", type = DATE, jsonPath = ".metadata.creationTimestamp")
@AdditionalPrinterColumn(
    name = "Gain",
    type = STRING,
    jsonPath = ".status.best.gains.total[0]",
    priority = 1)
@AdditionalPrinterColumn(
    name = "ETA",
    type = INTEGER,
    jsonPath = ".status.progress.etaSeconds",
    priority = 1)
@AdditionalPrinterColumn(name = "Queue", type = STRING, jsonPath = ".spec.queue.name", priority = 1)
@AdditionalPrinterColumn(
    name = "Jobs",
    type = INTEGER,
    jsonPath = ".status.jobs.active",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Model",
    type = STRING,
    jsonPath = ".spec.model.architecture",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    type = STRING,
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
public final class FixResExperiment
    extends CustomResource<FixResExperimentSpec, FixResExperimentStatus> implements Namespaced {
  private static final long serialVersionUID = 1L;
}
