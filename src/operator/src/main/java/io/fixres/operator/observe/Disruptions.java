package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts pods that were stopped from outside: they are deleted with that, so what was seen of them
 * has to be remembered. What a restart of the operator forgets, the status still says.
 */
public final class Disruptions {
  private final Map<String, Integer> before = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

  /**
   * How often a Job's pods were stopped from outside.
   *
   * @param told how often the status says the stage was, counted in when the Job is first seen
   */
  public int count(Attempt attempt, int told) {
    String job = attempt.job().getMetadata().getUid();
    if (Stopped.of(attempt.job()).isPresent()) {
      return told; // a pod that ends now ends because we say so: that counts with the next attempt
    }
    int base = before.computeIfAbsent(job, unused -> told - now(attempt, told));
    Set<String> pods = seen.computeIfAbsent(job, unused -> ConcurrentHashMap.newKeySet());
    attempt.pods().stream()
        .filter(PodState::wasDisrupted)
        .map(pod -> pod.getMetadata().getUid())
        .forEach(pods::add);
    return base + pods.size();
  }

  /** Forgets Jobs that are gone. */
  public void retain(Set<String> jobUids) {
    before.keySet().retainAll(jobUids);
    seen.keySet().retainAll(jobUids);
  }

  /** Of the disrupted pods that are still there, those that the status has counted. */
  private static int now(Attempt attempt, int told) {
    long there = attempt.pods().stream().filter(PodState::wasDisrupted).map(Pod::getKind).count();
    return (int) Math.min(there, told);
  }
}
