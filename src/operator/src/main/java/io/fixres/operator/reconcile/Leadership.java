package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica works, the others wait for its Lease; one that stops gives it back. */
@ApplicationScoped
public class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final String LEASE = "fixres-operator";

  /** Exit status of a replica that lost the Lease: it begins anew, as one that waits. */
  private static final int LOST = 1;

  /** The SDK stops its controllers at the default priority: the Lease goes after that. */
  private static final int AFTER_CONTROLLERS = ObserverMethod.DEFAULT_PRIORITY + 1;

  private final KubernetesClient client;
  private final String identity;
  private final Optional<String> podNamespace;
  private volatile boolean leads;

  /**
   * Reads who this replica is and where the Lease lives.
   *
   * @param podName empty outside a pod
   * @param podNamespace empty outside a pod
   */
  public Leadership(
      KubernetesClient client,
      @ConfigProperty(name = "pod.name") Optional<String> podName,
      @ConfigProperty(name = "pod.namespace") Optional<String> podNamespace) {
    this.client = client;
    this.identity = podName.orElseGet(() -> UUID.randomUUID().toString());
    this.podNamespace = podNamespace;
  }

  @Produces
  @Singleton
  LeaderElectionConfiguration election() {
    LeaderElectionConfigurationBuilder election =
        LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE);
    election.withIdentity(identity);
    election.withLeaderCallbacks(
        new LeaderCallbacks(() -> leads = true, () -> Quarkus.asyncExit(LOST), leader -> {}));
    podNamespace.ifPresent(election::withLeaseNamespace);
    // The SDK would end the process by System.exit, which never returns from within a shutdown.
    // What it keeps for tests is the one way to do it ourselves.
    return election.buildForTest(false);
  }

  /**
   * Gives the Lease back, so that nobody has to wait until it runs out. The SDK does not: it makes
   * its elector with releaseOnCancel off. A pass that was under way has been interrupted; what it
   * may still have asked for does no harm, since whoever finds an attempt's Job adopts it.
   */
  void release(@Observes @Priority(AFTER_CONTROLLERS) ShutdownEvent stopped) {
    if (!leads) {
      return;
    }
    String namespace = podNamespace.orElseGet(client::getNamespace);
    try {
      Lease lease = client.leases().inNamespace(namespace).withName(LEASE).get();
      if (lease != null && identity.equals(lease.getSpec().getHolderIdentity())) {
        lease.getSpec().setHolderIdentity(null);
        client.resource(lease).update(); // a conflict: somebody else has it already
        LOG.atInfo().log("lease given back");
      }
    } catch (KubernetesClientException e) {
      LOG.atWarn().setCause(e).log("lease not given back: another replica waits for its end");
    }
  }
}
