package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.api.BestStatus;
import io.fixres.api.StageStatus;
import io.fixres.operator.cluster.ApiProxy;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.CutLines;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.fixres.operator.cluster.OperatorProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The operator as it is shipped is killed between any two of the writes that an experiment costs.
 */
@NeedsKubernetes
class KilledIT {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration ALL_OF_THEM = Duration.ofMinutes(10);
  private static final Duration LAST_WRITES = Duration.ofSeconds(3);
  private static final String UNDISTURBED = "whole";

  private static final ControlPlane CONTROL_PLANE = new ControlPlane();
  private static Map<String, String> settings;
  private static KubernetesClient client;

  @BeforeAll
  static void startControlPlane() {
    settings = new LinkedHashMap<>(CONTROL_PLANE.start());
    settings.remove("fixres.max-active-jobs");
    client = CONTROL_PLANE.client();
  }

  @AfterAll
  static void stopControlPlane() {
    client.close();
    CONTROL_PLANE.stop();
  }

  /**
   * One process serves an experiment for each place: the line of each is cut there, and when all
   * are cut the process is killed. What it still believes dies with it.
   */
  @Test
  void whereverItIsKilledAnotherEndsTheExperimentAsIfNothingHadBeen() {
    CutLines lines = new CutLines();
    try (ApiProxy proxy = ApiProxy.before(client.getConfiguration(), lines);
        Scene scene = new Scene(client, "killed")) {
      // given
      List<String> experiments = cutAndKilledEverywhere(proxy, lines, scene);

      // when
      try (OperatorProcess next = OperatorProcess.start("next", settings)) {
        await().atMost(ALL_OF_THEM).until(() -> experiments.stream().allMatch(scene::isSucceeded));
      }

      // then
      Set<String> jobs = jobs(scene, UNDISTURBED);
      BestStatus best = scene.status(UNDISTURBED).best();
      assertThat(jobs).hasSize(5);
      assertThat(experiments)
          .allSatisfy(
              name -> {
                assertThat(jobs(scene, name)).isEqualTo(jobs);
                assertThat(scene.status(name).best()).isEqualTo(best);
                assertThat(scene.stages(name)).extracting(StageStatus::attempts).containsOnly(1);
              });
      assertThat(scene.starts().values()).as("how often each Job's pod ran").containsOnly(1);
    }
  }

  /** Names of experiments that another operator is to end. */
  private static List<String> cutAndKilledEverywhere(ApiProxy proxy, CutLines lines, Scene scene) {
    Map<String, String> through = new LinkedHashMap<>(settings);
    through.put("kubeconfig", proxy.kubeconfig());
    try (OperatorProcess killed = OperatorProcess.start("killed", through)) {
      scene.apply(UNDISTURBED);
      await().atMost(SOON).until(() -> scene.isSucceeded(UNDISTURBED));
      await().pollDelay(LAST_WRITES).until(() -> true);
      int writes = lines.writes(UNDISTURBED);
      assertThat(writes).isBetween(10, 40);
      List<String> experiments =
          IntStream.range(0, writes)
              .boxed()
              .flatMap(n -> Stream.of(CutLines.lost(n), CutLines.mute(n)))
              .toList();
      experiments.forEach(scene::apply);
      await()
          .atMost(ALL_OF_THEM)
          .until(
              () ->
                  experiments.stream()
                      .allMatch(name -> isCut(lines, name) || scene.isSucceeded(name)));
      killed.kill();
      return experiments;
    }
  }

  private static boolean isCut(CutLines lines, String name) {
    return lines.writes(name) > Integer.parseInt(name.substring(name.length() - 2));
  }

  /** Names of its Jobs, without its own. */
  private static Set<String> jobs(Scene scene, String experiment) {
    return scene.jobs().stream()
        .map(job -> job.getMetadata().getName())
        .filter(name -> name.startsWith(experiment + "-"))
        .map(name -> name.substring(experiment.length()))
        .collect(Collectors.toSet());
  }
}
