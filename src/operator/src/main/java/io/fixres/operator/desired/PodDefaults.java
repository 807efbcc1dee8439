package io.fixres.operator.desired;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What pods get where their template says nothing of it.
 *
 * @param fsGroup that owns what they mount; null = none
 * @param nodeSelector labels of their nodes
 */
public record PodDefaults(@Nullable Long fsGroup, Map<String, String> nodeSelector) {
  /** Nothing. */
  public static final PodDefaults NONE = new PodDefaults(null, Map.of());

  public PodDefaults {
    nodeSelector = Map.copyOf(nodeSelector);
  }
}
