package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.operator.observe.Attempt;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ResourceCache;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is watched, whoever it belongs to: experiments share workspaces and limits.
 *
 * @param experiments all of them
 * @param jobs of all of them
 */
record Neighbours(List<FixResExperiment> experiments, List<Job> jobs) {
  Neighbours {
    experiments = List.copyOf(experiments);
    jobs = List.copyOf(jobs);
  }

  /** As the informers have them. */
  static Neighbours of(Context<FixResExperiment> context) {
    @SuppressWarnings("unchecked") // an informer is a cache of what it watches
    var jobs = (ResourceCache<Job>) context.eventSourceRetriever().getEventSourceFor(Job.class);
    return new Neighbours(
        context.getPrimaryCache().list().toList(), jobs.list(job -> true).toList());
  }

  /** UIDs of experiments that have a Job at work. */
  Set<String> atWork() {
    return jobs.stream()
        .map(job -> new Attempt(job, List.of()))
        .filter(Attempt::isAtWork)
        .map(attempt -> attempt.job().getMetadata().getLabels().get(Labels.EXPERIMENT_UID))
        .collect(Collectors.toSet());
  }
}
