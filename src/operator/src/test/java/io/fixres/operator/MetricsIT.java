package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.fixres.operator.cluster.OperatorProcess;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the operator as it is shipped measures, and its chart looks at: all is there after a first
 * success. Under {@code QuarkusTest} it may start in another order.
 */
@NeedsKubernetes
class MetricsIT {
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final ControlPlane CONTROL_PLANE = new ControlPlane();
  private static KubernetesClient client;
  private static OperatorProcess operator;
  private static Scene scene;

  @BeforeAll
  static void startOperator() {
    operator = OperatorProcess.start("measured", CONTROL_PLANE.start());
    client = CONTROL_PLANE.client();
    scene = new Scene(client, "measured");
    await().atMost(SOON).until(operator::isReady);
  }

  @AfterAll
  static void stopOperator() {
    scene.close();
    operator.close();
    client.close();
    CONTROL_PLANE.stop();
  }

  @Test
  void whatTheChartWatchesIsMeasured() throws IOException {
    String told = afterSuccessOf("measured");
    Path chart = Path.of(System.getProperty("repository.root"), "helm", "fixres-operator");

    for (String file : List.of("files/dashboard.json", "templates/prometheusrule.yaml")) {
      Matcher names =
          Pattern.compile("\\b(?:fixres|reconciliations|jvm|process)_[a-z_]+")
              .matcher(Files.readString(chart.resolve(file)));
      assertThat(names.results().map(MatchResult::group).distinct())
          .as(file)
          .isNotEmpty()
          .filteredOn(name -> !name.equals("reconciliations_failure_total")) // none has failed
          .allSatisfy(name -> assertThat(told).containsPattern("(?m)^" + name + "[{ ]"));
    }
    assertThat(MicrometerMetricsV2.RECONCILIATIONS_FAILED)
        .isEqualTo("reconciliations.failure.total");
  }

  @Test
  void measurementsAreDescribedAndSpeakTheWordsOfTheStatus() throws IOException {
    String told = afterSuccessOf("described");

    assertThat(told)
        .contains("fixres_attempts_total{kind=\"FineTune\",reason=\"First\"}")
        .contains("fixres_stage_duration_seconds_count{kind=\"SweepFineTuned\"}")
        .doesNotContainPattern("(?m)^# HELP fixres_\\S+ *$");
  }

  @Test
  void refusedExperimentsAreCounted() {
    scene.apply("refused", "{model: {architecture: unheard_of}}");

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(operator.metrics())
                    .containsPattern("fixres_experiments\\{state=\"Refused\",?} 1.0"));
  }

  private static String afterSuccessOf(String experiment) throws IOException {
    scene.apply(experiment);
    await().atMost(SOON).until(() -> scene.isSucceeded(experiment));
    return operator.metrics();
  }
}
