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
  LeaderElectionConfiguration election() {
    LeaderElectionConfigurationBuilder election =
        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE);
    election.withLeaderCallbacks(
        new LeaderCallbacks(() -> {}, () -> Quarkus.asyncExit(LOST), leader -> {}));
    podName.ifPresent(election::withIdentity);
    podNamespace.ifPresent(election::withLeaseNamespace);
    // The SDK would end the process by System.exit, which never returns from within a shutdown.
    // What
    // it keeps for tests is the one way to do it ourselves.
    return election.buildForTest(false);
  }
}
