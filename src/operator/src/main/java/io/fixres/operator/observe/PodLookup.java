package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;

/** Reads a Job's pods from the API server, where the informer has not caught up. */
public interface PodLookup {
  /** The pods of an attempt that are there now. */
  List<Pod> podsOf(Attempt attempt);
}
