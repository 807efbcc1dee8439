package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.ClaimRole;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Interpolation;
import io.fixres.contract.ModelRef;
import io.fixres.contract.Split;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import io.fixres.runner.model.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A stage on what users really have: each case ends with its exit code and a message that says
 * what, where, why and what to do, without a stack trace; and it can be run again when that is
 * done.
 */
class BadStageIT {
  private static final ModelRef GIVEN =
      new ModelRef(
          "tiny_resnet8",
          null,
          new ModelRef.WeightsRef(ClaimRole.WORKSPACE, Spoiled.WEIGHTS, null, 32));
  private static final StageSpec SWEEP = sweep(32);

  private static StageSpec sweep(int resolution) {
    return Stages.spec(
        "given/sweep",
        StageKind.SWEEP,
        new SweepWork(
            GIVEN,
            Stages.folder(),
            null,
            Split.VALIDATION,
            List.of(new EvalPoint(resolution, 0.875)),
            Interpolation.BILINEAR,
            1,
            0));
  }

  /** What is wrong, and what must be said of it; {@code @} in a word stands for the folder. */
  private record Case(String name, Wrong wrong, ExitCode exitCode, String... says) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Spoils what lies in a folder. */
  private interface Wrong {
    void in(Path folder) throws IOException;
  }

  @SuppressWarnings("unused") // the source of a parameterised test
  private static final List<Case> CASES =
      List.of(
          new Case(
              "no data set",
              folder -> Spoiled.delete(folder.resolve("data")),
              ExitCode.DATA_NOT_FOUND,
              "there is no data set at @/data: no such directory; check the claim"),
          new Case(
              "empty folder",
              folder -> {
                Spoiled.delete(folder.resolve("data"));
                Files.createDirectories(folder.resolve("data"));
              },
              ExitCode.DATA_NOT_FOUND,
              "@/data has no split 'train': expected @/data/train/CLASS/*.jpg"),
          new Case(
              "class folders differ",
              folder -> Files.move(folder.resolve("data/val/bee"), folder.resolve("data/val/wasp")),
              ExitCode.DATA_ERROR,
              "only in 'train': bee; only in 'val': wasp; make the class folders the same"),
          new Case(
              "truncated JPEG",
              folder -> Spoiled.cut(folder.resolve("data/val/ant/0.jpg")),
              ExitCode.DATA_ERROR,
              "1 image of split 'val' cannot be read",
              "cannot read image val/ant/0.jpg: its data is damaged or ends early, at ",
              "; remove or repair it"),
          new Case(
              "text named .jpg",
              folder -> Files.writeString(folder.resolve("data/val/ant/0.jpg"), "<html>404</html>"),
              ExitCode.DATA_ERROR,
              "val/ant/0.jpg: its content is not JPEG, PNG, GIF, BMP or WebP, whatever its name"),
          new Case(
              "file of zero bytes",
              folder -> Files.writeString(folder.resolve("data/val/ant/0.jpg"), ""),
              ExitCode.DATA_ERROR,
              "val/ant/0.jpg: the file is empty; remove or repair it"),
          new Case(
              "weights without a tensor",
              folder -> Spoiled.weights(folder, tensors -> tensors.remove("bn1.bias")),
              ExitCode.CHECKPOINT_INCOMPATIBLE,
              "weights @/given.safetensors lacks tiny_resnet8: bn1.bias; "),
          new Case(
              "weights with a misshapen tensor",
              folder ->
                  Spoiled.weights(
                      folder,
                      tensors ->
                          tensors.put("bn1.bias", StoredTensor.of(List.of(3), new float[3]))),
              ExitCode.CHECKPOINT_INCOMPATIBLE,
              "tensors of another shape than tiny_resnet8: bn1.bias [3] instead of [16]; "),
          new Case(
              "weights that are not numbers",
              folder ->
                  Spoiled.weights(
                      folder,
                      tensors ->
                          tensors.put(
                              "fc.bias", StoredTensor.of(List.of(2), new float[] {0, Float.NaN}))),
              ExitCode.CHECKPOINT_INCOMPATIBLE,
              "NaN or infinite numbers in tensors of tiny_resnet8: fc.bias; the training that"),
          new Case(
              "weights cut short",
              folder -> Spoiled.cut(folder.resolve(Spoiled.WEIGHTS)),
              ExitCode.CHECKPOINT_INCOMPATIBLE,
              "cannot read weights @/given.safetensors: it is cut short in tensor",
              "; fetch or copy it again"),
          new Case(
              "weights that are not there",
              folder -> Files.delete(folder.resolve(Spoiled.WEIGHTS)),
              ExitCode.DATA_NOT_FOUND,
              "model.weights.path given.safetensors: there is no file @/given.safetensors; put it"),
          new Case(
              "a file where a directory is needed",
              folder -> Files.createFile(folder.resolve(Workspace.STAGES)),
              ExitCode.IO_ERROR,
              "@/stages/"
                  + SWEEP.hash()
                  + " is, or lies below, a file where a directory is needed; remove that file"),
          new Case(
              "full disk",
              folder ->
                  full(folder.resolve(Workspace.stage(SWEEP.hash())).resolve(Workspace.RESULT)),
              ExitCode.NO_SPACE,
              "the disk is full: cannot write @/stages/",
              "/result.json (No space left on device); free space and run again"));

  @TempDir Path folder;
  private Child child;

  @BeforeEach
  void prepare() throws IOException {
    Spoiled.images(folder.resolve("data"));
    Spoiled.weights(folder, tensors -> {});
    child = new Child(folder, folder.resolve("data"));
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void isToldWhatWhereWhyAndWhatToDo(Case bad) throws Exception {
    // given
    bad.wrong().in(folder);

    // when
    Child.Ended ended = child.run(SWEEP);

    // then
    assertThat(ended.output())
        .startsWith("fixres-runner: " + bad.exitCode().reason() + ": ")
        .contains(
            Stream.of(bad.says())
                .map(said -> said.replace("@", folder.toString()))
                .toArray(String[]::new))
        .hasLineCount(1);
    assertThat(ended.exitCode()).isEqualTo(bad.exitCode().number());
  }

  @Test
  void weightsWithoutADigestMustStayWhatTheyWereOnFirstUse() throws Exception {
    // given
    assertThat(child.run(SWEEP)).isEqualTo(new Child.Ended(0, ""));
    Spoiled.weights(folder, tensors -> tensors.replace("bn1.bias", tensors.get("bn1.weight")));

    // when another stage is to use them
    Child.Ended ended = child.run(sweep(40));

    // then
    assertThat(ended.output())
        .startsWith("fixres-runner: CheckpointIncompatible: " + folder + "/given.safetensors has")
        .contains(" when this experiment first used it; restore it, or state the new digest as")
        .hasLineCount(1);
    assertThat(ended.exitCode()).isEqualTo(ExitCode.CHECKPOINT_INCOMPATIBLE.number());
  }

  @Test
  void anImageSetOfEveryKindIsScoredWhole() throws Exception {
    // given
    Spoiled.oddImages(folder.resolve("data/val"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));

    // when
    Child.Ended ended = child.with("-Djava.io.tmpdir=" + temporary).run(SWEEP);

    // then
    assertThat(ended).isEqualTo(new Child.Ended(0, ""));
    assertThat(temporary).isEmptyDirectory();
    assertThat(child.result(SWEEP).data().unreadable()).isZero();
    assertThat(child.result(SWEEP).points()).allSatisfy(p -> assertThat(p.images()).isEqualTo(13));
  }

  @ParameterizedTest
  @EnumSource(AugmentationKind.class)
  void anImageSetOfEveryKindIsLearnedFrom(AugmentationKind kind) throws Exception {
    // given
    Spoiled.oddImages(folder.resolve("data/train"));

    // when
    Child.Ended ended = child.run(Spoiled.train(1, kind));

    // then
    assertThat(ended).isEqualTo(new Child.Ended(0, ""));
    assertThat(child.result(Spoiled.train(1, kind)).data().unreadable()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ro,size=1m | IO_ERROR | is on a read-only file system; choose another place
          size=200k  | NO_SPACE | the disk is full: cannot write
          """)
  void aWorkspaceThatCannotBeWrittenIsSaid(String options, ExitCode expected, String words)
      throws Exception {
    // given
    Path workspace = Files.createDirectories(folder.resolve("work"));
    int mounted = process("mount", "-t", "tmpfs", "-o", options, "tmpfs", workspace.toString());
    assumeThat(mounted)
        .as("NOT TESTED, because this user may not mount: %s workspace", options)
        .isZero();
    try {
      // when
      Child.Ended ended =
          new Child(workspace, folder.resolve("data"))
              .run(Spoiled.train(1, AugmentationKind.TRAIN));

      // then
      assertThat(ended.output())
          .startsWith("fixres-runner: " + expected.reason() + ": ")
          .contains(words)
          .doesNotContain("\tat ", "Exception");
      assertThat(ended.exitCode()).isEqualTo(expected.number());
    } finally {
      process("umount", workspace.toString());
    }
  }

  @Test
  void scenesAreDrawnIntoNothingThatHoldsOtherFiles() throws Exception {
    for (String place : List.of("data", "given.safetensors")) {
      // when
      Child.Ended ended = child.main("data", "scenes", "" + folder.resolve(place), "20", "2", "0");

      // then
      assertThat(ended.output())
          .startsWith("fixres-runner: InvalidConfig: cannot draw scenes into " + folder)
          .contains("it holds other files; name an empty directory, or remove it")
          .hasLineCount(1);
      assertThat(ended.exitCode()).isEqualTo(ExitCode.INVALID_CONFIG.number());
    }
    assertThat(folder.resolve("data/train/ant/0.jpg")).exists();
  }

  private int process(String... line) throws Exception {
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("process.txt").toFile())
        .start()
        .waitFor();
  }

  private static void full(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createSymbolicLink(AtomicFile.draft(file), Path.of("/dev/full"));
  }
}
