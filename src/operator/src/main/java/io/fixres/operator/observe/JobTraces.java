package io.fixres.operator.observe;

import io.fixres.api.FixResExperiment;
import io.fixres.pipeline.status.StatusMemory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers whose Jobs were there, to tell a Job that somebody deleted from one that never was. A
 * restart of the operator forgets deletions: they are made good, but no longer counted.
 */
public final class JobTraces {
  private final Map<String, JobTrace> byExperiment = new ConcurrentHashMap<>();

  /** What is remembered of one experiment; a change of its spec begins with a clean slate. */
  public JobTrace of(FixResExperiment experiment) {
    long generation = experiment.getMetadata().getGeneration();
    return byExperiment.compute(
        experiment.getMetadata().getUid(),
        (uid, before) -> before == null ? told(experiment) : before.at(generation));
  }

  /** What the status still knows: which stages were at work, and so had a pod. */
  private static JobTrace told(FixResExperiment experiment) {
    JobTrace told = new JobTrace(experiment.getMetadata().getGeneration());
    StatusMemory.starts(experiment.getStatus()).keySet().forEach(told::hasPod);
    return told;
  }

  /** Forgets experiments that are gone. */
  public void retain(Set<String> experimentUids) {
    byExperiment.keySet().retainAll(experimentUids);
  }
}
