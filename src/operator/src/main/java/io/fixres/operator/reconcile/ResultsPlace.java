package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.observe.ResultsRecord;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The ConfigMap that an experiment's results go to. */
final class ResultsPlace {
  private ResultsPlace() {}

  /** The name of the ConfigMap. */
  static String name(FixResExperiment experiment) {
    return ResultsRecord.name(experiment.getMetadata().getName());
  }

  /** The ConfigMap as it was last seen; a copy of it has the same owner and labels. */
  static Optional<ConfigMap> find(FixResExperiment experiment, Context<FixResExperiment> context) {
    return context
        .getSecondaryResourcesAsStream(ConfigMap.class)
        .filter(map -> map.getMetadata().getName().equals(name(experiment)))
        .findFirst();
  }

  /**
   * Whether its name belongs to a ConfigMap of somebody else, which is not to be overwritten; asked
   * of the API server until there is one of ours.
   */
  static Optional<Obstacle> taken(FixResExperiment experiment, Context<FixResExperiment> context) {
    if (find(experiment, context).isPresent()) {
      return Optional.empty();
    }
    String name = name(experiment);
    String namespace = experiment.getMetadata().getNamespace();
    ConfigMap there = context.getClient().configMaps().inNamespace(namespace).withName(name).get();
    if (there == null || isOurs(there, experiment)) {
      return Optional.empty();
    }
    return Optional.of(
        new Obstacle(
            "ConfigMapExists",
            "the results go to the ConfigMap %s, and namespace %s has one that is not the operator's; delete it, or make an experiment of another name"
                .formatted(name, namespace)));
  }

  /** Ours may have lost its owner, which a deletion of its experiment can leave it without. */
  private static boolean isOurs(ConfigMap map, FixResExperiment experiment) {
    Map<String, String> labels =
        Objects.requireNonNullElse(map.getMetadata().getLabels(), Map.<String, String>of());
    return Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY))
        && experiment.getMetadata().getName().equals(labels.get(Labels.EXPERIMENT));
  }
}
