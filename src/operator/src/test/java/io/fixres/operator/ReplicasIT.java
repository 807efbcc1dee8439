package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.FakeKubelet;
import io.fixres.operator.cluster.FakeKubelet.End;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.fixres.operator.cluster.OperatorProcess;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator as it is shipped, twice: one works, the other waits, and takes over. */
@NeedsKubernetes
class ReplicasIT {
  private static final String NAMESPACE = "default";
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Half of what a kubelet waits before it kills. */
  private static final Duration AT_ONCE = Duration.ofSeconds(15);

  /** What a waiting replica looks after at the latest: its retry period and jitter of 1.2 times. */
  private static final Duration NEXT_LOOK = Duration.ofMillis(4400).plusSeconds(1);

  private static final ControlPlane CONTROL_PLANE = new ControlPlane();
  private static Map<String, String> settings;
  private static KubernetesClient client;
  private static TestNamespace there;

  private OperatorProcess one;
  private OperatorProcess other;
  private FakeKubelet kubelet;

  @BeforeAll
  static void startControlPlane() {
    settings = CONTROL_PLANE.start();
    client = CONTROL_PLANE.client();
    there = new TestNamespace(client, NAMESPACE);
  }

  @AfterAll
  static void stopControlPlane() {
    client.close();
    CONTROL_PLANE.stop();
  }

  @BeforeEach
  void startReplicas() {
    one = OperatorProcess.start("one", settings);
    await().atMost(SOON).until(() -> "one".equals(holder()));
    other = OperatorProcess.start("other", settings);
    kubelet = new FakeKubelet(client, NAMESPACE);
  }

  @AfterEach
  void stopReplicas() {
    kubelet.close();
    one.close();
    other.close();
  }

  @Test
  void aReplicaThatStopsGivesItsLeaseBackAndNothingRunsTwice() {
    // given
    await().atMost(SOON).until(() -> one.isReady() && other.isReady());
    beginTraining("handed-over");

    // when
    one.terminate();

    // then
    assertThat(one.hasEnded(AT_ONCE)).as("it ends by itself").isTrue();
    assertThat(holder()).isNotEqualTo("one");
    await().atMost(NEXT_LOOK).until(() -> "other".equals(holder()));
    finish("handed-over");
  }

  @Test
  void aReplicaThatIsKilledIsReplacedWhenItsLeaseRunsOutAndNothingRunsTwice() {
    beginTraining("taken-over");

    one.kill();

    await().atMost(SOON).until(() -> "other".equals(holder()));
    finish("taken-over");
  }

  private void beginTraining(String name) {
    kubelet.when("r48-s0/train", pod -> End.NEVER);
    client
        .resource(Playground.claim("fixres-work", NAMESPACE, "ReadWriteMany"))
        .createOr(r -> r.update());
    client.resource(Experiments.small(name, NAMESPACE, "{}")).create();
    await().atMost(SOON).until(() -> !there.pods().isEmpty());
  }

  private void finish(String name) {
    kubelet.when("r48-s0/train", FakeKubelet::result);
    there.pods().forEach(pod -> kubelet.end(pod, FakeKubelet.result(pod)));
    await().atMost(SOON).until(() -> there.isSucceeded(name));
    assertThat(there.jobs()).hasSize(5).allMatch(job -> job.getMetadata().getName().endsWith("-1"));
    there.experiment(name).delete();
    await().atMost(SOON).until(() -> there.jobs().isEmpty());
  }

  private static String holder() {
    var lease = client.leases().inNamespace(NAMESPACE).withName("fixres-operator").get();
    return lease == null ? null : lease.getSpec().getHolderIdentity();
  }
}
