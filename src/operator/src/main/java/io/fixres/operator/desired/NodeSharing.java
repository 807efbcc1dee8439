package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityBuilder;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTermBuilder;
import io.fixres.api.Labels;
import io.fixres.contract.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the pods of a ReadWriteOnce claim to one node: each says which claims it has and asks to
 * be where the others are. The scheduler lets the first go anywhere, for it fits itself.
 */
final class NodeSharing {
  private static final String VALUE = "ReadWriteOnce";
  private static final String NODE = "kubernetes.io/hostname";
  private static final int HASH = 8;

  private final Map<String, String> labels;

  NodeSharing(Set<String> claims) {
    this.labels =
        claims.stream()
            .collect(
                Collectors.toMap(NodeSharing::label, claim -> VALUE, (a, b) -> a, TreeMap::new));
  }

  /** The labels of the pod; a claim's name may be too long for one. */
  Map<String, String> labels() {
    return labels;
  }

  /** What the user wants, and the pods of the same claims. */
  @Nullable Affinity over(@Nullable Affinity given) {
    if (labels.isEmpty()) {
      return given;
    }
    AffinityBuilder affinity = given == null ? new AffinityBuilder() : new AffinityBuilder(given);
    PodAffinityBuilder pods =
        affinity.buildPodAffinity() == null
            ? new PodAffinityBuilder()
            : new PodAffinityBuilder(affinity.buildPodAffinity());
    return affinity
        .withPodAffinity(
            pods.addAllToRequiredDuringSchedulingIgnoredDuringExecution(terms()).build())
        .build();
  }

  private List<PodAffinityTerm> terms() {
    return labels.entrySet().stream()
        .map(
            label ->
                new PodAffinityTermBuilder()
                    .withTopologyKey(NODE)
                    .withNewLabelSelector()
                    .addToMatchLabels(label.getKey(), label.getValue())
                    .endLabelSelector()
                    .build())
        .toList();
  }

  private static String label(String claim) {
    return Labels.CLAIM_PREFIX + Sha256.of(claim).substring(0, HASH);
  }
}
