package io.fixres.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels and annotations of the objects that belong to an experiment: their one home. */
public final class Labels {
  /** How names begin that are the operator's. */
  private static final String OURS = "fixres.io/";

  /** Name of the experiment. */
  public static final String EXPERIMENT = "fixres.io/experiment";

  /** Identity of the experiment: one of the same name, deleted before, is another. */
  public static final String EXPERIMENT_UID = "fixres.io/experiment-uid";

  /** The training a stage belongs to, such as {@code r128-s0}; absent on the others. */
  public static final String VARIANT = "fixres.io/variant";

  /** The stage within its variant, with a dot for a slash: {@code fine-tune-1.sweep}. */
  public static final String STAGE = "fixres.io/stage";

  /** Of all that decides a stage's result. */
  public static final String STAGE_HASH = "fixres.io/stage-hash";

  /** Which attempt at the stage it is, 1-based. */
  public static final String ATTEMPT = "fixres.io/attempt";

  /** Who made it. */
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** The value of {@link #MANAGED_BY}. */
  public static final String OPERATOR = "fixres-operator";

  /** The Kueue LocalQueue that a Job waits in. */
  public static final String QUEUE = "kueue.x-k8s.io/queue-name";

  /** How a pod's label begins that says which claim it has, of those that one node mounts. */
  public static final String CLAIM_PREFIX = "claim." + OURS;

  /** Annotation: what the stage had used up when this attempt was started, as JSON. */
  public static final String TALLY = "fixres.io/tally";

  /** Annotation: why the operator stopped this attempt, as JSON. */
  public static final String STOPPED = "fixres.io/stopped";

  /** Annotation of an experiment: {@code true} = the operator leaves it alone. */
  public static final String PAUSED = "fixres.io/paused";

  private Labels() {}

  /**
   * Which of these labels or annotations are nobody's to set but the operator's. Kueue takes its
   * queue's name of an annotation where the label is absent.
   */
  public static List<String> reserved(@Nullable Map<String, String> given) {
    return given == null ? List.of() : given.keySet().stream().filter(Labels::isReserved).toList();
  }

  /** What to do about a name that is reserved, in a spec and in a profile. */
  public static String remedy(String reserved) {
    return reserved.equals(QUEUE)
        ? "name the LocalQueue in queue.name"
        : "remove it, or choose another name";
  }

  private static boolean isReserved(String name) {
    return name.startsWith(OURS) || name.startsWith(CLAIM_PREFIX) || name.equals(QUEUE);
  }
}
