package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.cluster.ApiProxy;
import io.fixres.operator.cluster.ApiProxy.Fate;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.fixres.operator.cluster.OperatorProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The operator as it is shipped, while the API server is away. */
@NeedsKubernetes
class OutageIT {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration STARTUP_PROBE = Duration.ofSeconds(120); // the chart's
  private static final Duration WITHIN_SECONDS = Duration.ofSeconds(20);

  /** Longer than a Lease lasts. */
  private static final Duration OUTAGE = Duration.ofSeconds(30);

  /** Of the calls for a namespace that is watched and not there. */
  private static final String GONE = "/namespaces/gone/";

  private static final String JOBS = "/jobs";

  private static final ControlPlane CONTROL_PLANE = new ControlPlane();
  private static Map<String, String> settings;
  private static KubernetesClient client;
  private static ApiProxy proxy;

  /** What is not answered as it should be; empty = nothing. */
  private static volatile String disturbed = "";

  private OperatorProcess operator;
  private Scene scene;

  @BeforeAll
  static void startControlPlane() {
    settings = new LinkedHashMap<>(CONTROL_PLANE.start());
    settings.remove("fixres.max-active-jobs");
    client = CONTROL_PLANE.client();
    proxy = ApiProxy.before(client.getConfiguration(), (method, path, body) -> fate(path));
    settings.put("kubeconfig", proxy.kubeconfig());
  }

  @AfterAll
  static void stopControlPlane() {
    proxy.close();
    client.close();
    CONTROL_PLANE.stop();
  }

  private static Fate fate(String path) {
    if (disturbed.isEmpty() || !path.contains(disturbed)) {
      return Fate.ANSWERED;
    }
    return disturbed.equals(GONE) ? Fate.LOST : Fate.GARBLED;
  }

  @BeforeEach
  void startOperator(TestInfo test) {
    operator =
        OperatorProcess.start("outage-" + test.getTestMethod().orElseThrow().getName(), settings);
    scene = new Scene(client, "outage");
    await().atMost(SOON).until(operator::isReady);
  }

  @AfterEach
  void stopOperator() {
    CONTROL_PLANE.thaw();
    disturbed = "";
    proxy.up();
    scene.close();
    operator.close();
  }

  @Test
  void operatorIsLiveAndNotReadyWhileTheApiServerHangs() {
    assertThat(operator.hasStarted()).isTrue();
    scene.hold("r48-s0/train");
    scene.apply("hangs");
    await().atMost(SOON).until(() -> !scene.running().isEmpty());

    CONTROL_PLANE.freeze();

    await().atMost(WITHIN_SECONDS).until(() -> !operator.isReady());
    assertThat(operator.isLive()).isTrue();
    assertThat(operator.hasStarted()).isTrue();

    CONTROL_PLANE.thaw();
    await().atMost(SOON).until(operator::isReady);
    scene.letGo("r48-s0/train");
    await().atMost(SOON).until(() -> scene.isSucceeded("hangs"));
    scene.delete("hangs");
  }

  @Test
  void anApiServerThatIsAwayForHalfAMinuteCostsNothing() {
    List<String> experiments = List.of("away-0", "away-1", "away-2", "away-3");
    scene.hold("r48-s0/train");
    experiments.forEach(scene::apply);
    await().atMost(SOON).until(() -> scene.running().size() == experiments.size());

    proxy.down();
    scene.letGo("r48-s0/train"); // its results come while nobody can be told
    await().atMost(WITHIN_SECONDS).until(() -> !operator.isReady());
    await().pollDelay(OUTAGE).atMost(OUTAGE.plus(SOON)).until(operator::isLive);
    proxy.up();

    await().atMost(SOON).until(() -> experiments.stream().allMatch(scene::isSucceeded));
    assertThat(operator.isAlive()).as("the same process").isTrue();
    assertThat(operator.isReady()).isTrue();
    assertThat(scene.jobs())
        .hasSize(experiments.size() * 5)
        .allMatch(job -> job.getMetadata().getName().endsWith("-1"));
    assertThat(scene.starts().values()).as("how often each Job's pod ran").containsOnly(1);
    assertThat(experiments)
        .allSatisfy(
            name ->
                assertThat(scene.stages(name))
                    .allSatisfy(
                        stage -> {
                          assertThat(stage.attempts()).isEqualTo(1);
                          assertThat(stage.disruptions()).isNull();
                        }));
    assertThat(operator.log().stream().filter(line -> line.contains("Exception")))
        .as("traces of the Lease alone, whatever the number of experiments")
        .hasSizeLessThan(10);
    experiments.forEach(scene::delete);
  }

  @Test
  void anOperatorThatFindsNoApiServerWorksOnceItIsThere() {
    scene.hold("r48-s0/train");
    scene.apply("early");
    await().atMost(SOON).until(() -> !scene.running().isEmpty());
    operator.terminate();
    assertThat(operator.hasEnded(SOON)).isTrue();

    proxy.down();
    try (OperatorProcess early = OperatorProcess.start("early", settings)) {
      await().atMost(STARTUP_PROBE).until(early::hasStarted);
      assertThat(early.isReady()).isFalse();
      proxy.up();

      await().atMost(SOON).until(early::isReady);
      scene.letGo("r48-s0/train");
      await().atMost(SOON).until(() -> scene.isSucceeded("early"));
      assertThat(scene.jobs()).allMatch(job -> job.getMetadata().getName().endsWith("-1"));
      scene.delete("early");
    }
  }

  @Test
  void aNamespaceThatIsGoneStopsNoOther() {
    operator.terminate();
    assertThat(operator.hasEnded(SOON)).isTrue();
    disturbed = GONE;
    Map<String, String> two = new LinkedHashMap<>(settings);
    two.put("quarkus.operator-sdk.namespaces", "outage,gone");
    two.put("quarkus.operator-sdk.cache-sync-timeout", "PT3S");

    try (OperatorProcess other = OperatorProcess.start("two", two)) {
      await().atMost(STARTUP_PROBE).until(other::hasStarted);
      scene.apply("there");
      await().atMost(SOON).until(() -> scene.isSucceeded("there"));
      assertThat(other.isLive()).isTrue();
      assertThat(other.isReady()).isFalse();
      assertThat(other.log())
          .anyMatch(line -> line.contains("Will periodically retry") && line.contains(GONE));
      scene.delete("there");
    }
  }

  @Test
  void anOperatorOneOfWhoseInformersGaveUpIsRestarted() {
    assertThat(operator.isLive()).isTrue();
    disturbed = JOBS;

    proxy.down(); // so that it watches anew
    proxy.up();

    await().atMost(SOON).until(() -> !operator.isLive());
  }
}
