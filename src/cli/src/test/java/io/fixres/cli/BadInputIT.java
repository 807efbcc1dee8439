package io.fixres.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fixres.cli.local.FakeRunner;
import io.fixres.cli.terminal.Console;
import io.fixres.cli.terminal.Terminal;
import io.fixres.contract.files.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands on what users really have: each case ends with its exit code and a message that says
 * what, where, why and what to do, without a stack trace.
 */
class BadInputIT {
  private static final String SCENES = "{synthetic: {images: 1000, classes: 10, seed: 0}}";
  private static final String CLAIM = "{persistentVolumeClaim: {claimName: images}}";
  private static final String EXPERIMENT =
      """
      apiVersion: fixres.io/v1alpha1
      kind: FixResExperiment
      metadata: {name: bad}
      spec:
        model: {architecture: tiny_resnet8}
        dataset: %s
        workspace: {persistentVolumeClaim: {claimName: work}}
        train: {resolutions: [48]}
        sweep: {resolutions: [48, 56, 64]}
        fineTune: {enabled: false}
        failurePolicy: {maxRestarts: 0}
      """
          .formatted(SCENES);
  private static final String GIVEN =
      "{architecture: tiny_resnet8, weights: {claim: %s, path: w/tiny.safetensors}}";

  private static final String[] NONE = {};

  /** What is wrong, and what must be said of it; {@code @} in a word stands for the folder. */
  private record Case(String name, Wrong wrong, int exitCode, String... says) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Spoils what lies in a folder; gives the command's arguments behind the experiment. */
  private interface Wrong {
    String[] in(Path folder) throws IOException;
  }

  @SuppressWarnings("unused") // the source of a parameterised test
  private static final List<Case> CASES =
      List.of(
          new Case(
              "unknown field",
              changed("resolutions: [48]}", "resolutions: [48], epoch: 3}"),
              64,
              "@/bad.yaml:8:30: spec.train.epoch: is no field of the resource",
              "did you mean 'epochs'?",
              "is not valid"),
          new Case(
              "wrong type",
              changed("resolutions: [48]}", "resolutions: [48], epochs: three}"),
              64,
              "@/bad.yaml:8:30: spec.train.epochs: 'three' is not a whole number",
              "write it as a plain value"),
          new Case(
              "claim without a directory",
              changed(SCENES, CLAIM),
              64,
              "claim 'images' is a directory, and none is named",
              "Add --data images=DIRECTORY"),
          new Case(
              "claim's directory is not there",
              changed(SCENES, CLAIM, "--data", "images=nowhere/at/all"),
              66,
              "nowhere/at/all is no directory (--data images=nowhere/at/all). Check the path"),
          new Case(
              "a directory for a claim that nothing names",
              changed(SCENES, CLAIM, "--data", "images=.", "--data", "image=/data"),
              64,
              "cannot use --data image=/data: no data set is on a claim 'image'. Name images\n"),
          new Case(
              "an experiment that is not in the file",
              folder -> new String[] {"--experiment", "good"},
              64,
              "@/bad.yaml holds no experiment 'good'; it holds bad. Choose with --experiment NAME"),
          new Case(
              "weights are not on the workspace",
              changed("{architecture: tiny_resnet8}", GIVEN.formatted("Workspace")),
              66,
              "model.weights.path w/tiny.safetensors",
              "there is no file @/work/w/tiny.safetensors",
              "Put it there, or correct the path"),
          new Case(
              "workspace below a file",
              folder -> new String[] {"-w", folder.resolve("bad.yaml/work").toString()},
              74,
              "cannot make the workspace @/bad.yaml/work",
              "is, or lies below, a file where a directory is needed",
              "Choose another with --workspace DIRECTORY"),
          new Case(
              "something else has the status file's name",
              folder -> {
                Files.createDirectories(folder.resolve("work/status.yaml/x"));
                return NONE;
              },
              74,
              "cannot read or write @/work/status.yaml: it is a directory; move it out of the way"),
          new Case(
              "full disk",
              folder -> {
                Path work = Files.createDirectories(folder.resolve("work"));
                Path draft = AtomicFile.draft(work.resolve("experiment.yaml"));
                Files.createSymbolicLink(draft, Path.of("/dev/full"));
                return NONE;
              },
              73,
              "the disk is full: cannot write @/work/experiment.yaml (No space left on device)",
              "free space and run again: finished stages and the last checkpoint stay"),
          new Case(
              "workspace vanishes in the middle",
              planned("r48-s0/train = vanish"),
              74,
              "@/work vanished while it was in use; restore it and run again"),
          new Case(
              "stage fails with words of its own",
              planned("r48-s0/train = exit 65"),
              65,
              "r48-s0/train failed: DataError: the fake was told to fail at r48-s0/train\n",
              "all it said is in @/work/stages/",
              "Finished stages are kept"),
          new Case(
              "stage crashes",
              planned("r48-s0/train = crash 1"),
              70,
              "r48-s0/train failed: Crashed: the engine's last words; run it again with FIXRES_DEBUG=1",
              "all it said is in @/work/stages/"));

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void prepare() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), EXPERIMENT);
    System.setProperty("fixres.runner", String.join(" ", FakeRunner.command()));
  }

  @AfterEach
  void forgetTheFake() {
    System.clearProperty("fixres.runner");
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void isToldWhatWhereWhyAndWhatToDo(Case bad) throws IOException {
    // given
    List<String> args = new ArrayList<>(List.of("run", folder.resolve("bad.yaml").toString()));
    List<String> more = Arrays.asList(bad.wrong().in(folder));
    args.addAll(more);
    if (!more.contains("-w")) {
      args.addAll(List.of("-w", folder.resolve("work").toString()));
    }

    // when
    int code = execute(args);

    // then
    for (String said : bad.says()) {
      assertThat(errors()).contains(said.replace("@", folder.toString()));
    }
    assertThat(errors()).doesNotContain("\tat ", "Exception");
    assertThat(code).isEqualTo(bad.exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "validate"})
  void weightsAreLookedForAlsoWhereNothingRuns(String command) throws IOException {
    // given
    change(folder, "{architecture: tiny_resnet8}", GIVEN.formatted("Dataset"));
    change(folder, SCENES, CLAIM);
    String file = folder.resolve("bad.yaml").toString();

    // when
    int code = execute(List.of(command, file, "--data", "images=" + folder));

    // then
    assertThat(errors())
        .isEqualTo(
            "fixres: cannot find model.weights.path w/tiny.safetensors: there is no file %s/w/tiny.safetensors, where the data set is. Put it there, or correct the path%n"
                .formatted(folder));
    assertThat(code).isEqualTo(66);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ro,size=1m | 74 | is read-only for this user. Choose another with --workspace DIRECTORY
          size=16k   | 73 | the disk is full: cannot write @/work/
          """)
  void aWorkspaceThatCannotBeWrittenIsSaid(String options, int exitCode, String words)
      throws Exception {
    // given
    Path work = Files.createDirectories(folder.resolve("work"));
    int mounted = process("mount", "-t", "tmpfs", "-o", options, "tmpfs", work.toString());
    assumeThat(mounted)
        .as("NOT TESTED, because this user may not mount: %s workspace", options)
        .isZero();
    try {
      // when
      int code = execute(List.of("run", folder.resolve("bad.yaml").toString(), "-w", "" + work));

      // then
      assertThat(errors())
          .contains(words.replace("@", folder.toString()))
          .doesNotContain("\tat ", "Exception");
      assertThat(code).isEqualTo(exitCode);
    } finally {
      process("umount", work.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resolutions: [48]}", "failurePolicy: {maxRestarts: 0}"})
  void noWorkspaceIsMadeForWhatCannotRun(String line) throws IOException {
    // given
    change(folder, line, line.startsWith("f") ? "suspend: true" : "resolutions: [0]}");
    Path work = folder.resolve("work");

    // when
    int code = execute(List.of("run", folder.resolve("bad.yaml").toString(), "-w", "" + work));

    // then
    assertThat(code).isEqualTo(64);
    assertThat(work).doesNotExist();
  }

  private int process(String... line) throws Exception {
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("process.txt").toFile())
        .start()
        .waitFor();
  }

  private int execute(List<String> args) {
    Console console =
        new Console(
            new PrintStream(OutputStream.nullOutputStream()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.PLAIN);
    return FixresCommand.line(console).execute(args.toArray(String[]::new));
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Wrong changed(String from, String to, String... args) {
    return folder -> {
      change(folder, from, to);
      return args;
    };
  }

  private static void change(Path folder, String from, String to) throws IOException {
    Path file = folder.resolve("bad.yaml");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static Wrong planned(String line) {
    return folder -> {
      Path work = Files.createDirectories(folder.resolve("work"));
      Files.writeString(work.resolve("fake.properties"), line + "\n");
      return NONE;
    };
  }
}
