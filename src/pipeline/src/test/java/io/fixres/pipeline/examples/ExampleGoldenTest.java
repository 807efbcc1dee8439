package io.fixres.pipeline.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Json;
import io.fixres.pipeline.Results;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import io.fixres.pipeline.status.StatusComposer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plan and finished status of each example are what {@code golden/examples} holds; {@code
 * -Dfixres.update} writes it anew.
 */
class ExampleGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/examples");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String PLAN = ".plan.txt";
  private static final String STATUS = ".status.json";
  private static final String UPDATE =
      "run: mvn -pl src/pipeline -am verify -Dfixres.update (and commit what it writes)";

  static List<String> names() throws IOException {
    return ExampleFile.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void planIsTheGoldenOne(String name) throws IOException {
    compare(name + PLAN, told(StagePlanner.plan(ExampleFile.spec(name))));
  }

  @ParameterizedTest
  @MethodSource("names")
  void finishedStatusIsTheGoldenOne(String name) throws IOException {
    compare(name + STATUS, Json.pretty(finished(ExampleFile.spec(name))));
  }

  @Test
  void noGoldenFileIsLeftOver() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .isSubsetOf(
              names().stream()
                  .flatMap(name -> List.of(name + PLAN, name + STATUS).stream())
                  .toList());
    }
  }

  /** A line a stage: its id, what it does and what it waits for. */
  private static String told(StagePlan plan) {
    return plan.nodes().stream().map(ExampleGoldenTest::line).collect(Collectors.joining());
  }

  private static String line(StageNode node) {
    String parents = node.parents().isEmpty() ? "nothing" : String.join(", ", node.parents());
    return "%s: %s, after %s\n".formatted(node.id(), node.source(), parents);
  }

  /** What the status says once every stage has succeeded with a curve that peaks in the middle. */
  private static FixResExperimentStatus finished(FixResExperimentSpec spec) {
    StagePlan plan = StagePlanner.plan(spec);
    Map<String, StageObservation> stages = new HashMap<>();
    Map<String, Tally> tallies = new HashMap<>();
    FixResExperimentStatus status = null;
    while (true) {
      var seen = new Observed(stages, tallies, Map.of(), Duration.ofMinutes(3));
      Decision decision = NextStep.decide(plan, seen, RunLimits.of(spec), NOW);
      status = StatusComposer.compose(status, 1, plan, decision, NOW);
      if (decision.isTerminal()) {
        return status;
      }
      for (Launch launch : decision.launches()) {
        tallies.put(launch.hash(), launch.tally());
        var result = Results.of(launch.stage(), launch.hash(), peakedIn(plan));
        stages.put(launch.hash(), new Succeeded(result));
      }
    }
  }

  private static Function<EvalPoint, Integer> peakedIn(StagePlan plan) {
    List<Integer> sizes = plan.protocol().sweep().resolutions();
    int peak = sizes.get(sizes.size() / 2);
    return point -> 1500 - Math.abs(point.resolution() - peak);
  }

  private static void compare(String file, String expected) throws IOException {
    Path golden = GOLDEN.resolve(file);
    if (System.getProperty("fixres.update") != null) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, expected);
    }
    assertThat(golden).as(UPDATE).usingCharset(UTF_8).hasContent(expected);
  }
}
