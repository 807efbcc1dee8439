package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.operator.observe.ExperimentSight.Watched;
import io.fixres.pipeline.observe.ResultsRecord;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.Map;

/**
 * What of the caches is an experiment's own, and not a namesake's that was there before; but for
 * pods: those that a namesake left may still write to the workspace.
 */
final class OwnObjects {
  private OwnObjects() {}

  static Watched of(FixResExperiment experiment, Context<FixResExperiment> context) {
    ResultsRecord record =
        ResultsPlace.find(experiment, context)
            .filter(map -> isOf(experiment, map))
            .map(map -> ResultsRecord.of(map.getData()))
            .orElse(new ResultsRecord(Map.of()));
    return new Watched(
        record,
        context
            .getSecondaryResourcesAsStream(Job.class)
            .filter(job -> isOf(experiment, job))
            .toList(),
        context.getSecondaryResourcesAsStream(Pod.class).toList());
  }

  private static boolean isOf(FixResExperiment experiment, HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return experiment.getMetadata().getUid().equals(labels.get(Labels.EXPERIMENT_UID));
  }
}
