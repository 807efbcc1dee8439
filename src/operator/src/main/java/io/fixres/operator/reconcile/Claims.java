package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.ClaimRef;
import io.fixres.api.FixResExperiment;
import io.fixres.operator.desired.ClaimAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PersistentVolumeClaims that an experiment names, as they are on the cluster.
 *
 * @param workspace the name of the one that stages write to; of others they only read
 * @param byName null = there is none of that name
 */
record Claims(String workspace, Map<String, @Nullable PersistentVolumeClaim> byName) {
  private static final String ONE_NODE = "ReadWriteOnce";
  private static final String ONE_POD = "ReadWriteOncePod";
  private static final String MANY_NODES = "ReadWriteMany";

  /** Looks them up. */
  static Claims of(FixResExperiment experiment, KubernetesClient client) {
    var there =
        client.persistentVolumeClaims().inNamespace(experiment.getMetadata().getNamespace());
    Map<String, @Nullable PersistentVolumeClaim> byName = new LinkedHashMap<>();
    names(experiment).forEach(name -> byName.put(name, there.withName(name).get()));
    return new Claims(experiment.getSpec().workspace().persistentVolumeClaim().claimName(), byName);
  }

  /** The first that does not exist. */
  Optional<String> missing() {
    return byName.entrySet().stream()
        .filter(claim -> claim.getValue() == null)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A claim that can be mounted on many nodes as well, as stages use it, is not held to one. */
  ClaimAccess access() {
    return new ClaimAccess(
        named(this::isOfOneNode), named((name, modes) -> modes.equals(List.of(ONE_POD))));
  }

  private boolean isOfOneNode(String name, List<String> modes) {
    return name.equals(workspace)
        ? modes.contains(ONE_NODE) && !modes.contains(MANY_NODES)
        : modes.equals(List.of(ONE_NODE));
  }

  private Set<String> named(BiPredicate<String, List<String>> modes) {
    return byName.entrySet().stream()
        .filter(claim -> claim.getValue() != null)
        .filter(claim -> modes.test(claim.getKey(), claim.getValue().getSpec().getAccessModes()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(FixResExperiment experiment) {
    return Stream.concat(
            Stream.of(experiment.getSpec().workspace().persistentVolumeClaim()),
            Stream.ofNullable(experiment.getSpec().dataset().persistentVolumeClaim()))
        .map(ClaimRef::claimName)
        .distinct();
  }
}
