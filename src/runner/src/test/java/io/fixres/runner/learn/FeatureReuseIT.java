package io.fixres.runner.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.BatchNormPolicy;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Layers;
import io.fixres.contract.Recipe;
import io.fixres.contract.StageKind;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.TrainWork;
import io.fixres.contract.Workspace;
import io.fixres.contract.learning.FeatureReuse;
import io.fixres.runner.Stages;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole stage with what is frozen computed once, against one that computes it in every epoch. */
class FeatureReuseIT {
  private static final FeatureReuse NEVER = new FeatureReuse(0);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "CLASSIFIER, FROZEN",
    "CLASSIFIER, LAST_STATISTICS",
    "NONE, LAST_STATISTICS",
    "LAST_BLOCK, FROZEN"
  })
  void theModelHasTheSameBytes(Layers layers, BatchNormPolicy norms) throws IOException {
    // given: 79 images, which are no whole number of batches
    StageSpec stage = stage(Stages.scenes(99), layers, norms);

    // when
    StageResult once = run(stage, "once", FeatureReuse.BOUNDED);
    StageResult often = run(stage, "often", NEVER);

    // then
    assertThat(once.modelSha256()).isEqualTo(often.modelSha256());
    assertThat(once.learned()).isEqualTo(often.learned());
    assertThat(once.data()).isEqualTo(often.data());
    assertThat(once.notes()).isEqualTo(often.notes());
    assertThat(StageContexts.directory(folder, "once", stage).resolve(Workspace.FEATURES))
        .doesNotExist();
  }

  @Test
  void anImageThatCannotBeReadIsReplacedByTheNextAndCountedOnce() throws IOException {
    // given
    draw(1300);
    Files.writeString(last(data().resolve("train")), "no image");
    StageSpec stage = stage(Stages.folder(), Layers.CLASSIFIER, BatchNormPolicy.FROZEN);

    // when
    StageResult once = run(stage, "once", FeatureReuse.BOUNDED);
    StageResult often = run(stage, "often", NEVER);

    // then
    assertThat(once.data().unreadable()).isEqualTo(1);
    assertThat(once.modelSha256()).isEqualTo(often.modelSha256());
    assertThat(once.data()).isEqualTo(often.data());
    assertThat(once.notes()).isEqualTo(often.notes());
  }

  @Test
  void whatIsComputedOutlivesAFailureToRead() throws IOException {
    // given
    draw(99);
    Path broken = last(data().resolve("train"));
    Files.delete(broken);
    Files.createSymbolicLink(broken, Path.of("/proc/self/mem"));
    StageSpec stage = stage(Stages.folder(), Layers.CLASSIFIER, BatchNormPolicy.FROZEN);

    // when, then
    assertThatThrownBy(() -> run(stage, "broken", FeatureReuse.BOUNDED))
        .isInstanceOf(IOException.class);
    assertThat(StageContexts.directory(folder, "broken", stage).resolve(Workspace.FEATURES))
        .exists();
  }

  /** Scenes in a folder of their own, so that they can be spoilt. */
  private void draw(int images) throws IOException {
    DatasetRef scenes = Stages.scenes(images);
    run(stage(scenes, Layers.NONE, BatchNormPolicy.FROZEN), "draw", FeatureReuse.BOUNDED);
    Files.move(folder.resolve("draw").resolve(Workspace.synthetic(scenes.synthetic())), data());
  }

  private StageResult run(StageSpec stage, String workspace, FeatureReuse reuse)
      throws IOException {
    StageContext context = StageContexts.of(folder, workspace, stage, new Stop());
    TrainWork work = (TrainWork) stage.work();
    return LearnStage.work(context, LearnJob.of(work), reuse);
  }

  private Path data() {
    return folder.resolve(StageContexts.DATA);
  }

  private static Path last(Path split) throws IOException {
    try (Stream<Path> files = Files.walk(split)) {
      return files.filter(Files::isRegularFile).sorted().reduce((a, b) -> b).orElseThrow();
    }
  }

  private static StageSpec stage(DatasetRef data, Layers layers, BatchNormPolicy norms) {
    Recipe recipe = Stages.recipe(3, layers, norms, AugmentationKind.TEST);
    return Stages.spec(
        "r48-s0/train",
        StageKind.TRAIN,
        new TrainWork(Stages.MODEL, data, 48, Interpolation.BILINEAR, 7, recipe));
  }
}
