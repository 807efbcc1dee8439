package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One replica works, the others wait for its Lease. */
@ApplicationScoped
public class Leadership {
  private static final String LEASE = "fixres-operator";

  /** Exit status of a replica that lost the Lease: it begins anew, as one that waits. */
  private static final int LOST = 1;

  private final Optional<String> podName;
  private final Optional<String> podNamespace;

  /**
   * Reads who this replica is and where the Lease lives.
   *
   * @param podName empty outside a pod
   * @param podNamespace empty outside a pod
   */
  public Leadership(
      @ConfigProperty(name = "pod.name") Optional<String> podName,
      @ConfigProperty(name = "pod.namespace") Optional<String> podNamespace) {
    this.podName = podName;
    this.podNamespace = podNamespace;
  }

  @Produces
  @Singleton
  @SuppressWarnings("removal") // there is no other way yet to be told instead of ended
  LeaderElectionConfiguration election() {
    LeaderElectionConfigurationBuilder election =
        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE);
    // The SDK would call System.exit, which never returns while the process is shutting down: the
    // Lease is given back then, and the pod hangs until it is killed.
    election.withExitOnStopLeading(false);
    election.withLeaderCallbacks(
        new LeaderCallbacks(() -> {}, () -> Quarkus.asyncExit(LOST), leader -> {}));
    podName.ifPresent(election::withIdentity);
    podNamespace.ifPresent(election::withLeaseNamespace);
    return election.build();
  }
}
