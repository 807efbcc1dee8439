package io.fixres.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fixres.cli.validate.ExperimentFile;
import io.fixres.cli.validate.ReadExperiments;
import io.fixres.contract.ArmKind;
import io.fixres.contract.Json;
import io.fixres.contract.Verdict;
import io.fixres.contract.Workspace;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Outcome;
import io.fixres.pipeline.observe.ResultsRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example runs to a verdict with the real runner, in small. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesIT {
  /** What an example is there to show: the arms of its verdict, in small. */
  private static final Map<String, List<ArmKind>> ARMS =
      Map.of(
          "quickstart", List.of(ArmKind.UNTUNED, ArmKind.TUNED),
          "null", List.of(ArmKind.UNTUNED, ArmKind.TUNED),
          "resnet50-imagenet", List.of(ArmKind.UNTUNED, ArmKind.TUNED),
          "seed-128-384", List.of(ArmKind.UNTUNED, ArmKind.TUNED),
          "own-images", List.of(ArmKind.UNTUNED, ArmKind.TUNED),
          "fine-tune-only", List.of(ArmKind.UNTUNED, ArmKind.TUNED),
          "sweep-only", List.of(ArmKind.UNTUNED));

  @TempDir static Path directory;
  private static Path images;

  static List<String> names() throws IOException {
    List<String> names = new ArrayList<>(new SmallExamples().names());
    // Its model is the weights that others are given.
    names.remove("resnet50-imagenet");
    names.add(0, "resnet50-imagenet");
    return names;
  }

  @Test
  @Order(1)
  void noExampleIsForgotten() throws IOException {
    List<String> run = new ArrayList<>(new SmallExamples().names());
    run.add("photos"); // tools/proof/photos.sh runs it as it is
    assertThat(run).containsExactlyInAnyOrderElementsOf(SmallExamples.all());
  }

  @ParameterizedTest
  @MethodSource("names")
  @Order(2)
  void comesToAVerdict(String name) throws Exception {
    // given
    RunnerProgram runner = runner();
    Path workspace = Files.createDirectories(directory.resolve(name));
    giveWeights(workspace);
    Files.writeString(workspace.resolve("given.yaml"), new SmallExamples().yaml(name));
    ReadExperiments read = ExperimentFile.read(workspace.resolve("given.yaml"));
    assertThat(read.findings()).isEmpty();

    // when
    RecordedView view = new RecordedView();
    Decision last = new LocalRun(setup(read, workspace, runner), new Interrupts()).run(view);

    // then
    assertThat(last.outcome()).as("%s", view.events).isEqualTo(Outcome.SUCCEEDED);
    Verdict verdict =
        Json.read(Files.readString(workspace.resolve(Workspace.VERDICT)), Verdict.class);
    assertThat(verdict.best().point().resolution()).isIn(32, 40);
    assertThat(verdict.curves())
        .extracting(Verdict.Curve::kind)
        .containsAll(ARMS.getOrDefault(name, List.of(ArmKind.values())));
    assertThat(workspace)
        .isDirectoryContaining("glob:**/{report.html,matrix.csv,status.yaml,best}");
    assertThat(ofCluster(workspace).resolve(WorkspaceDirectory.MATRIX))
        .as("a report from what a cluster would tell")
        .hasSameTextualContentAs(workspace.resolve(WorkspaceDirectory.MATRIX));
  }

  /** Reported from the resource and the results as an operator records them. */
  private static Path ofCluster(Path workspace) throws IOException {
    String resource = Files.readString(workspace.resolve(WorkspaceDirectory.STATUS));
    ResultsRecord results = new ResultsRecord(new WorkspaceFiles(workspace).results());
    String name = StatusFile.read(workspace).orElseThrow().getMetadata().getName();
    Path directory = Files.createDirectory(workspace.resolve("of-a-cluster"));
    String text = resource + KubectlText.configMap(name, "any", results);
    ClusterRecord.read("kubectl", text.getBytes(StandardCharsets.UTF_8), Instant.now())
        .write(directory);
    return directory;
  }

  private static RunnerProgram runner() {
    Path jar = Path.of("../../src/runner/target/fixres-runner.jar");
    assumeTrue(Files.exists(jar), "build src/runner first: mvn package -pl src/runner -am");
    Properties properties = new Properties();
    properties.setProperty("fixres.runner.jar", jar.toString());
    RunnerProgram found = RunnerProgram.find(properties);
    List<String> command = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(found.command());
    return new RunnerProgram(command);
  }

  private static LocalSetup setup(ReadExperiments read, Path workspace, RunnerProgram runner)
      throws IOException {
    var experiment = read.experiments().get(0);
    boolean drawn = experiment.getSpec().dataset().synthetic() != null;
    return new LocalSetup(
        experiment,
        read.source(),
        drawn ? workspace : images(),
        workspace,
        runner,
        new Machine(2, 4096));
  }

  private static Path images() throws IOException {
    if (images == null) {
      images = SmallExamples.folder(directory.resolve("images"));
    }
    return images;
  }

  private static void giveWeights(Path workspace) throws IOException {
    Path trained = directory.resolve("resnet50-imagenet/best/model.safetensors");
    if (Files.exists(trained)) {
      Path given = workspace.resolve("weights/given.safetensors");
      Files.createDirectories(given.getParent());
      Files.copy(trained, given);
    }
  }
}
