package io.fixres.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.api.FixResExperiment;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.Mark;
import io.fixres.cli.validate.ExperimentFile;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.LockFile;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with child processes that do no work. */
class LocalRunIT {
  static final String EXPERIMENT =
      """
      apiVersion: fixres.io/v1alpha1
      kind: FixResExperiment
      metadata: {name: fake}
      spec:
        model: {architecture: tiny_resnet8}
        dataset: {synthetic: {images: 1000, classes: 10, seed: 0}}
        workspace: {persistentVolumeClaim: {claimName: work}}
        train: {resolutions: [48]}
        sweep: {resolutions: [48, 56, 64]}
        parallelism: {maxActiveJobs: 1}
        fineTune: {enabled: false}
      """;

  @TempDir Path workspace;
  private final Interrupts interrupts = new Interrupts();

  @BeforeEach
  void writeExperiment() throws IOException {
    Files.writeString(workspace.resolve("given.yaml"), EXPERIMENT);
  }

  @Test
  void runsEveryStageOnceAndInOrder() throws Exception {
    // given
    String tuned = EXPERIMENT.replace("enabled: false", "resolutions: [64]");
    Files.writeString(workspace.resolve("given.yaml"), tuned);
    RecordedView view = new RecordedView();

    // when
    Decision last = run(view);

    // then
    assertThat(last.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(view.story())
        .containsExactly(
            "STARTED r48-s0/train",
            "DONE r48-s0/train",
            "STARTED r48-s0/sweep",
            "DONE r48-s0/sweep",
            "STARTED r48-s0/fine-tune-1",
            "DONE r48-s0/fine-tune-1",
            "STARTED r48-s0/fine-tune-1/sweep",
            "DONE r48-s0/fine-tune-1/sweep",
            "STARTED conclude",
            "DONE conclude");
  }

  @Test
  void leavesStatusTablePageAndSpec() throws Exception {
    // when
    run(new RecordedView());

    // then
    assertThat(workspace).isDirectoryContaining("glob:**/{report.html,matrix.csv}");
    assertThat(workspace.resolve(WorkspaceDirectory.EXPERIMENT)).hasContent(EXPERIMENT);
    FixResExperiment left = StatusFile.read(workspace).orElseThrow();
    assertThat(left.getStatus().conditions())
        .anySatisfy(
            condition -> {
              assertThat(condition.getType()).isEqualTo("Succeeded");
              assertThat(condition.getStatus()).isEqualTo("True");
            });
    assertThat(left.getStatus().best().testResolution()).isEqualTo(56);
  }

  @Test
  void reusesWhatIsFinished() throws Exception {
    // given
    run(new RecordedView());
    List<String> before = Files.readAllLines(workspace.resolve("fake.log"));
    RecordedView view = new RecordedView();

    // when
    Decision last = run(view);

    // then
    assertThat(last.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(view.story()).containsExactly("REUSED ");
    assertThat(view.events.get(0).text()).startsWith("3 finished stages are reused: r48-s0/train");
    assertThat(workspace.resolve("fake.log")).hasContent(String.join("\n", before));
  }

  @Test
  void doesNotAnswerForOtherImages() throws Exception {
    // given
    useImages();
    run(new RecordedView());

    // when
    Decision same = run(new RecordedView());
    Files.writeString(workspace.resolve("other.txt"), "");

    // then
    assertThat(same.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThatThrownBy(() -> run(new RecordedView()))
        .isInstanceOfSatisfying(
            CliFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(ExitCode.DATA_CHANGED))
        .hasMessageContaining("r48-s0/train read other images (manifest ffffffffffff…)");
  }

  @Test
  void doesNotAnswerForOtherImagesWhereAStageIsDoneAnew() throws Exception {
    // given
    useImages();
    run(new RecordedView());
    Files.writeString(workspace.resolve("other.txt"), "");
    Files.delete(workspace.resolve(Workspace.BEST).resolve(Workspace.MODEL));
    RecordedView view = new RecordedView();

    // when, then
    assertThatThrownBy(() -> run(view))
        .isInstanceOfSatisfying(
            CliFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(ExitCode.DATA_CHANGED));
    assertThat(view.story()).contains("DONE conclude");
  }

  @Test
  void concludesAgainWhereTheModelIsGone() throws Exception {
    // given
    run(new RecordedView());
    Path model = workspace.resolve(Workspace.BEST).resolve(Workspace.MODEL);
    Files.delete(model);
    RecordedView view = new RecordedView();

    // when
    Decision last = run(view);

    // then
    assertThat(last.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(view.story()).containsExactly("REUSED ", "STARTED conclude", "DONE conclude");
    assertThat(model).exists();
  }

  @Test
  void concludesAgainWhereTheVerdictIsAnotherRuns() throws Exception {
    // given
    run(new RecordedView());
    Files.writeString(workspace.resolve(Workspace.VERDICT), "{}");
    RecordedView view = new RecordedView();

    // when
    run(view);

    // then
    assertThat(view.story()).containsExactly("REUSED ", "STARTED conclude", "DONE conclude");
  }

  @Test
  void stopsWhenAskedAndGoesOnFromThere() throws Exception {
    // given
    plan("r48-s0/sweep = slow");
    RecordedView view =
        new RecordedView(
            event -> {
              if (event.mark() == Mark.STARTED && event.stage().equals("r48-s0/sweep")) {
                interrupts.ask();
              }
            });

    // when
    Decision stopped = run(view);
    plan("");
    Decision finished = new LocalRun(setup(), new Interrupts()).run(new RecordedView());

    // then
    assertThat(stopped.outcome()).isEqualTo(Outcome.SUSPENDED);
    assertThat(finished.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(begun()).containsSubsequence("r48-s0/train", "r48-s0/sweep", "conclude");
    assertThat(begun()).containsOnlyOnce("r48-s0/train");
  }

  @Test
  void triesAgainAfterRunningOutOfMemoryOnce() throws Exception {
    // given
    plan("r48-s0/train = exit-once 137");
    RecordedView view = new RecordedView();

    // when
    Decision last = run(view);

    // then
    assertThat(last.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(view.story())
        .startsWith("STARTED r48-s0/train", "RETRIED r48-s0/train", "STARTED r48-s0/train");
  }

  @Test
  void doesNotTryADivergedTrainingAgain() throws Exception {
    // given
    plan("r48-s0/train = exit 71");
    RecordedView view = new RecordedView();

    // when
    Decision last = run(view);

    // then
    assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(last.cause().failure().reason()).isEqualTo("Diverged");
    assertThat(last.cause().failure().message())
        .isEqualTo("the fake was told to fail at r48-s0/train");
    assertThat(begun()).containsExactly("r48-s0/train");
  }

  @Test
  void believesNoStageThatLeavesNoResult() throws Exception {
    // given
    plan("r48-s0/train = no-result");

    // when
    Decision last = run(new RecordedView());

    // then
    assertThat(last.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(last.cause().failure().message()).contains("left no result");
  }

  @Test
  void refusesASecondRunAndNamesTheFirst() throws Exception {
    // given
    LockFile held = WorkspaceDirectory.lock(workspace);

    // when, then
    assertThatThrownBy(() -> run(new RecordedView()))
        .isInstanceOfSatisfying(
            CliFailure.class,
            failure -> assertThat(failure.code()).isEqualTo(ExitCode.WORKSPACE_LOCKED))
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    held.close();
  }

  private Decision run(RecordedView view) throws Exception {
    return new LocalRun(setup(), interrupts).run(view);
  }

  private LocalSetup setup() throws IOException {
    var read = ExperimentFile.read(workspace.resolve("given.yaml"));
    return new LocalSetup(
        read.experiments().get(0),
        read.source(),
        workspace,
        workspace,
        new RunnerProgram(FakeRunner.command()),
        new Machine(2, 4096));
  }

  /** Not drawn ones, of which a run knows that they are the same. */
  private void useImages() throws IOException {
    String claim = "{persistentVolumeClaim: {claimName: images}}";
    String drawn = "{synthetic: {images: 1000, classes: 10, seed: 0}}";
    Files.writeString(workspace.resolve("given.yaml"), EXPERIMENT.replace(drawn, claim));
  }

  private void plan(String line) throws IOException {
    Files.writeString(workspace.resolve("fake.properties"), line + "\n");
  }

  /** Ids of stages that were begun, in order. */
  private List<String> begun() throws IOException {
    return Files.readAllLines(workspace.resolve("fake.log")).stream()
        .filter(line -> line.contains(" begin "))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }
}
