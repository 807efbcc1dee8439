package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fixres.operator.settings.OperatorSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One replica works, the others wait for its Lease; one that stops gives it back.
 *
 * <pre>
 *   waits ──Lease had──► leads ──not renewed in time──► waits
 *                          └─────another has it───────► ends, and begins anew as one that waits
 * </pre>
 *
 * <p>The SDK's own election ends the process whenever the Lease is not renewed in time. An API
 * server that is away for a minute would have every replica end, and begin again and again until it
 * is back. This one keeps what it knows and does nothing; only when another has worked in between
 * is that out of date.
 */
@ApplicationScoped
public class Leadership {
  private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
  private static final Duration LEASE_DURATION = Duration.ofSeconds(15);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(10);
  private static final Duration RETRY_PERIOD = Duration.ofSeconds(2);

  /** Exit status of a replica that another took over from. */
  private static final int LOST = 1;

  /** The SDK starts and stops its controllers at the default priority: the Lease comes after. */
  private static final int AFTER_CONTROLLERS = ObserverMethod.DEFAULT_PRIORITY + 1;

  private final KubernetesClient client;
  private final boolean isContested;
  private final String lease;
  private final String identity;
  private final Optional<String> podNamespace;
  private volatile Runnable onLeading = () -> {};
  private volatile CompletableFuture<?> race = new CompletableFuture<>();
  private volatile boolean leads;
  private volatile boolean hasLed;
  private volatile boolean isStopping;

  /**
   * Reads who this replica is and where the Lease lives.
   *
   * @param podName empty outside a pod
   * @param podNamespace empty outside a pod
   */
  public Leadership(
      KubernetesClient client,
      OperatorSettings settings,
      @ConfigProperty(name = "pod.name") Optional<String> podName,
      @ConfigProperty(name = "pod.namespace") Optional<String> podNamespace) {
    this.client = client;
    this.isContested = settings.leaderElection();
    this.lease = settings.lease();
    this.identity = podName.orElseGet(() -> UUID.randomUUID().toString());
    this.podNamespace = podNamespace;
  }

  /** Whether this replica is the one that works. */
  boolean leads() {
    return leads;
  }

  /** Says what to do whenever this replica begins to lead. */
  void onLeading(Runnable action) {
    onLeading = action;
  }

  void compete(@Observes @Priority(AFTER_CONTROLLERS) StartupEvent started) {
    if (isContested) {
      enter();
    } else {
      lead();
    }
  }

  private void enter() {
    race = client.leaderElector().withConfig(election()).build().start();
    CompletableFuture<?> unused =
        race.whenComplete(
            (ended, failure) -> {
              if (!isStopping) {
                enter();
              }
            });
  }

  /**
   * The client's own way to give the Lease back asks the API server before it says that the Lease
   * is lost, which takes long when that is away.
   */
  private LeaderElectionConfig election() {
    return new LeaderElectionConfigBuilder()
        .withName(lease)
        .withLock(new LeaseLock(namespace(), lease, identity))
        .withLeaseDuration(LEASE_DURATION)
        .withRenewDeadline(RENEW_DEADLINE)
        .withRetryPeriod(RETRY_PERIOD)
        .withReleaseOnCancel(false)
        .withLeaderCallbacks(new LeaderCallbacks(this::lead, this::pause, this::follow))
        .build();
  }

  private void lead() {
    leads = true;
    hasLed = true;
    LOG.atInfo().addKeyValue("replica", identity).log("this replica works");
    onLeading.run();
  }

  private void pause() {
    leads = false;
    if (!isStopping) {
      LOG.atWarn().log("the Lease was not renewed in time: nothing is done until it is");
    }
  }

  private void follow(String leader) {
    if (hasLed && !leader.isEmpty() && !leader.equals(identity)) {
      LOG.atWarn().addKeyValue("leader", leader).log("another replica took over: this one ends");
      Quarkus.asyncExit(LOST);
    }
  }

  /**
   * Gives the Lease back, so that nobody has to wait until it runs out. A pass that was under way
   * has been interrupted; what it may still have asked for does no harm, since whoever finds an
   * attempt's Job adopts it.
   */
  void release(@Observes @Priority(AFTER_CONTROLLERS) ShutdownEvent stopped) {
    boolean wasLeading = leads;
    isStopping = true;
    race.cancel(true);
    if (!wasLeading || !isContested) {
      return;
    }
    try {
      Lease held = client.leases().inNamespace(namespace()).withName(lease).get();
      if (held != null && identity.equals(held.getSpec().getHolderIdentity())) {
        held.getSpec().setHolderIdentity(null);
        client.resource(held).update(); // a conflict: somebody else has it already
        LOG.atInfo().log("lease given back");
      }
    } catch (KubernetesClientException e) {
      LOG.atWarn().setCause(e).log("lease not given back: another replica waits for its end");
    }
  }

  private String namespace() {
    return podNamespace.orElseGet(client::getNamespace);
  }
}
