package io.fixres.operator.reconcile;

import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One replica works, the others wait for its Lease. */
@ApplicationScoped
public class Leadership {
  private static final String LEASE = "fixres-operator";

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
    podName.ifPresent(election::withIdentity);
    podNamespace.ifPresent(election::withLeaseNamespace);
    return election.build();
  }
}
