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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PersistentVolumeClaims that an experiment names, as they are on the cluster.
 *
 * @param byName null = there is none of that name
 */
record Claims(Map<String, @Nullable PersistentVolumeClaim> byName) {
  private static final String ONE_NODE = "ReadWriteOnce";
  private static final String ONE_POD = "ReadWriteOncePod";

  /** Looks them up. */
  static Claims of(FixResExperiment experiment, KubernetesClient client) {
    var there =
        client.persistentVolumeClaims().inNamespace(experiment.getMetadata().getNamespace());
    Map<String, @Nullable PersistentVolumeClaim> byName = new LinkedHashMap<>();
    names(experiment).forEach(name -> byName.put(name, there.withName(name).get()));
    return new Claims(byName);
  }

  /** The first that does not exist. */
  Optional<String> missing() {
    return byName.entrySet().stream()
        .filter(claim -> claim.getValue() == null)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A claim that can be mounted on many nodes as well is not held to one. */
  ClaimAccess access() {
    return new ClaimAccess(
        named(modes -> modes.equals(List.of(ONE_NODE))),
        named(modes -> modes.equals(List.of(ONE_POD))));
  }

  private Set<String> named(Predicate<List<String>> modes) {
    return byName.entrySet().stream()
        .filter(claim -> claim.getValue() != null)
        .filter(claim -> modes.test(claim.getValue().getSpec().getAccessModes()))
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
