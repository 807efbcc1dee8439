package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;

/** Asks the API server for what no informer says of a Job. */
public interface PodLookup {
  /** The pods of an attempt that are there now. */
  List<Pod> podsOf(Attempt attempt);

  /** Why a Job has no pod, in the Job controller's words; empty = it says nothing. */
  Optional<String> whyNoPod(Attempt attempt);

  /** Which volume keeps a pod from starting, in its node's words; empty = none is told of. */
  Optional<String> whyNotMounted(Pod pod);
}
