package io.fixres.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Workspace;
import io.fixres.contract.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is damaged, changed or gone between two stages, or in the middle of one. */
class DamagedWorkspaceIT {
  private static final StageSpec TRAIN = Spoiled.train(2, AugmentationKind.TRAIN);

  @TempDir Path folder;
  private Child child;

  @BeforeEach
  void prepare() throws IOException {
    Spoiled.images(folder.resolve("data"));
    child = new Child(folder, folder.resolve("data"));
  }

  @Test
  void aTrainedModelIsUsedOnItsOwnImagesAndWhole() throws Exception {
    // given
    StageSpec sweep = Stages.sweep(Stages.folder(), TRAIN, 32);
    Path image = folder.resolve("data/val/ant/0.jpg");
    Path added = folder.resolve("data/train/ant/3.jpg");
    assertThat(child.run(TRAIN)).returns(0, Child.Ended::exitCode);
    Files.copy(image, added);
    Files.move(image, image.resolveSibling("another-split-may-change.jpg"));

    // when
    Child.Ended changed = child.run(sweep);
    Files.delete(added);
    Spoiled.cut(child.directory(TRAIN).resolve(Workspace.MODEL));
    Child.Ended cut = child.run(sweep);
    Spoiled.delete(child.directory(TRAIN));
    child.run(TRAIN);
    Child.Ended repaired = child.run(sweep);

    // then
    assertThat(changed.exitCode()).isEqualTo(ExitCode.DATA_CHANGED.number());
    assertThat(changed.output())
        .startsWith(
            "fixres-runner: DataChanged: split 'train' of the data set changed since stage "
                + TRAIN.hash())
        .contains("restore it, or start over in an empty workspace")
        .hasLineCount(1);
    assertThat(cut.exitCode()).isEqualTo(ExitCode.CHECKPOINT_INCOMPATIBLE.number());
    assertThat(cut.output())
        .startsWith("fixres-runner: CheckpointIncompatible: ")
        .contains(
            child.directory(TRAIN) + "/model.safetensors is not what stage " + TRAIN.hash(),
            "remove " + child.directory(TRAIN) + " and run again: that stage is done anew")
        .hasLineCount(1);
    assertThat(repaired).isEqualTo(new Child.Ended(0, ""));
  }

  /** A fine-tune begins from what was trained on the images before, checkpoint or not. */
  @Test
  void aCheckpointOfOtherImagesIsRefusedWithWhatHelps() throws Exception {
    // given
    StageSpec train = Spoiled.train(100_000, AugmentationKind.TRAIN);
    StageSpec tune = Stages.fineTune(Stages.folder(), TRAIN);
    Path saved = child.directory(train).resolve(Workspace.CHECKPOINTS);
    Path taken = child.directory(tune).resolve(Workspace.CHECKPOINTS);
    Process process = child.start(train, folder.resolve("stopped.log"));
    awaitFile(process, saved.resolve("0000000001.safetensors"));
    process.destroyForcibly().waitFor();
    Path newest = files(saved).get(files(saved).size() - 1);
    Files.createDirectories(taken);
    Files.copy(newest, taken.resolve(newest.getFileName()));
    Files.delete(folder.resolve("data/train/ant/2.jpg"));

    // when, then
    assertThat(child.run(train))
        .returns(ExitCode.DATA_CHANGED.number(), Child.Ended::exitCode)
        .extracting(Child.Ended::output)
        .asString()
        .contains("restore it, or remove " + saved + " and run again: this stage begins anew");
    assertThat(child.run(tune))
        .returns(ExitCode.DATA_CHANGED.number(), Child.Ended::exitCode)
        .extracting(Child.Ended::output)
        .asString()
        .contains("since this stage's checkpoint was made", "or start over in an empty workspace");
  }

  /** As on a GPU, which does not add in the same order twice: played, as a CPU does. */
  @Test
  void scoresOfAModelThatWasTrainedAnewAreNotThoseOfTheOneBefore() throws Exception {
    // given
    StageSpec sweep = Stages.sweep(Stages.folder(), TRAIN, 32);
    StageSpec other = Spoiled.train(3, AugmentationKind.TRAIN);
    StageSpec otherSweep = Stages.sweep(Stages.folder(), other, 32);
    for (StageSpec stage : List.of(TRAIN, sweep, other, otherSweep)) {
      assertThat(child.run(stage)).isEqualTo(new Child.Ended(0, ""));
    }
    String first = child.result(sweep).origin();

    // when
    Spoiled.delete(child.directory(TRAIN));
    child.run(TRAIN);
    child.run(sweep);
    StageResult same = child.result(sweep);
    for (String file : List.of(Workspace.MODEL, Workspace.RESULT)) {
      Path taken = child.directory(TRAIN).resolve(file);
      Files.copy(child.directory(other).resolve(file), taken, StandardCopyOption.REPLACE_EXISTING);
    }
    Path result = child.directory(TRAIN).resolve(Workspace.RESULT);
    Files.writeString(result, Files.readString(result).replace(other.hash(), TRAIN.hash()));
    Child.Ended anew = child.run(sweep);

    // then
    assertThat(same.origin()).as("a CPU trains the same model again").isEqualTo(first);
    assertThat(anew).isEqualTo(new Child.Ended(0, ""));
    assertThat(child.result(sweep).origin()).isEqualTo(child.result(otherSweep).origin());
    assertThat(child.result(sweep).points().get(0).lossSum())
        .isEqualTo(child.result(otherSweep).points().get(0).lossSum())
        .isNotEqualTo(same.points().get(0).lossSum());
  }

  @Test
  void aDamagedCheckpointIsPassedOverForTheOneBefore() throws Exception {
    // given
    StageSpec whole = Spoiled.train(100_000, AugmentationKind.TRAIN);
    Path checkpoints = child.directory(whole).resolve(Workspace.CHECKPOINTS);
    Process process = child.start(whole, folder.resolve("stopped.log"));
    awaitFile(process, checkpoints.resolve("0000000002.safetensors"));
    process.destroyForcibly().waitFor();
    List<Path> saved = files(checkpoints);
    Path newest = saved.get(saved.size() - 1);
    Path before = saved.get(saved.size() - 2);
    Spoiled.cut(newest);
    Files.writeString(AtomicFile.draft(checkpoints.resolve("0000000001.safetensors")), "killed");

    // when
    Path log = folder.resolve("resumed.log");
    Process resumed = child.start(whole, log);
    awaitFile(resumed, newest.resolveSibling(next(newest)));
    resumed.destroy();
    int code = resumed.waitFor();

    // then
    assertThat(log)
        .content()
        .startsWith(
            "passing over a checkpoint: cannot read weights " + newest + ": it is cut short")
        .contains("going on from step " + step(before) + " of 100000\n")
        .contains("is saved and will be continued")
        .doesNotContain("\tat ");
    assertThat(code).isEqualTo(ExitCode.INTERRUPTED.number());
  }

  @Test
  void whatAKilledSaveLeftIsClearedAway() throws Exception {
    // given
    Path checkpoints = child.directory(TRAIN).resolve(Workspace.CHECKPOINTS);
    Files.createDirectories(checkpoints);
    Files.writeString(AtomicFile.draft(checkpoints.resolve("0000000007.safetensors")), "killed");

    // when
    Child.Ended ended = child.run(TRAIN);

    // then
    assertThat(ended).isEqualTo(new Child.Ended(0, ""));
    assertThat(checkpoints).doesNotExist();
  }

  @Test
  void imagesThatVanishInTheMiddleCostNothingThatWasSaved() throws Exception {
    // given
    StageSpec whole = Spoiled.train(100_000, AugmentationKind.TRAIN);
    Path checkpoints = child.directory(whole).resolve(Workspace.CHECKPOINTS);
    Path log = folder.resolve("vanished.log");
    Process process = child.start(whole, log);
    awaitFile(process, checkpoints.resolve("0000000001.safetensors"));

    // when
    Files.move(folder.resolve("data"), folder.resolve("elsewhere"));
    int code = process.waitFor();

    // then
    assertThat(log)
        .content()
        .startsWith("fixres-runner: IoError: " + folder.resolve("data/train/"))
        .contains("vanished while it was in use; restore it and run again")
        .hasLineCount(1);
    assertThat(code).isEqualTo(ExitCode.IO_ERROR.number());
    assertThat(files(checkpoints)).isNotEmpty();
  }

  private static String next(Path checkpoint) {
    return "%010d.safetensors".formatted(step(checkpoint) + 1);
  }

  private static long step(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().replace(".safetensors", ""));
  }

  private static void awaitFile(Process process, Path file) throws InterruptedException {
    while (process.isAlive() && !Files.exists(file)) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }
}
