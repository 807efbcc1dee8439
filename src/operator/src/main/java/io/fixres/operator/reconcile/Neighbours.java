package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.operator.observe.Attempt;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ResourceCache;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that is watched, whoever it belongs to: experiments share workspaces and limits.
 *
 * @param experiments all of them
 * @param jobs of all of them
 */
record Neighbours(List<FixResExperiment> experiments, List<Job> jobs) {
  /** Creation times are whole seconds: the UID decides between two of the same. */
  static final Comparator<FixResExperiment> OLDEST =
      Comparator.<FixResExperiment, String>comparing(
              experiment -> experiment.getMetadata().getCreationTimestamp())
          .thenComparing(experiment -> experiment.getMetadata().getUid());

  Neighbours {
    experiments = List.copyOf(experiments);
    jobs = List.copyOf(jobs);
  }

  /** As the informers have them. */
  static Neighbours of(Context<FixResExperiment> context) {
    return new Neighbours(
        context.getPrimaryCache().list().toList(), all(Job.class, context).toList());
  }

  /** Experiments that name the same workspace, this one among them. */
  static List<FixResExperiment> onWorkspaceOf(
      FixResExperiment experiment, Context<FixResExperiment> context) {
    return Workspaces.keys(experiment).stream()
        .flatMap(key -> context.getPrimaryCache().byIndex(Workspaces.INDEX, key).stream())
        .toList();
  }

  /** UIDs of the pods of all of them. */
  static Set<String> pods(Context<FixResExperiment> context) {
    return all(Pod.class, context)
        .map(pod -> pod.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  @SuppressWarnings("unchecked") // an informer is a cache of what it watches
  private static <R extends HasMetadata> Stream<R> all(
      Class<R> type, Context<FixResExperiment> context) {
    var cache = (ResourceCache<R>) context.eventSourceRetriever().getEventSourceFor(type);
    return cache.list(object -> true);
  }

  static Set<String> uids(Collection<? extends HasMetadata> objects) {
    return objects.stream()
        .map(object -> object.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  /** UIDs of experiments that have a Job at work. */
  Set<String> atWork() {
    return jobs.stream()
        .map(job -> new Attempt(job, List.of()))
        .filter(Attempt::holdsPlace)
        .map(attempt -> attempt.job().getMetadata().getLabels().get(Labels.EXPERIMENT_UID))
        .collect(Collectors.toSet());
  }
}
