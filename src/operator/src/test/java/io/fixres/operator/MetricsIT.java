package io.fixres.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fixres.operator.cluster.ControlPlane;
import io.fixres.operator.cluster.NeedsKubernetes;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator measures, and its chart looks at: all is there after a first success. */
@NeedsKubernetes
@QuarkusTest
@QuarkusTestResource(ControlPlane.class)
class MetricsIT {
  @RegisterExtension final Playground at = new Playground();

  @TestHTTPResource("/q/metrics")
  URL metrics;

  @Test
  void whatTheChartWatchesIsMeasured() throws IOException {
    at.createClaim();
    at.apply("measured", "{}");
    at.awaitCondition("measured", "Succeeded", "True");
    String told = read(metrics);
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
  void refusedExperimentsAreCounted() {
    at.createClaim();

    at.apply("refused", "{model: {architecture: unheard_of}}");

    at.awaitCondition("refused", "Accepted", "False");
    await()
        .untilAsserted(
            () ->
                assertThat(read(metrics))
                    .containsPattern("fixres_experiments\\{state=\"Refused\",?} 1.0"));
  }

  private static String read(URL url) throws IOException {
    try (InputStream answer = url.openStream()) {
      return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
