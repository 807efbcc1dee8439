package io.fixres.runner.stage;

import io.fixres.contract.DatasetRef;
import io.fixres.contract.ExitCode;
import io.fixres.contract.ModelRef;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult.DataFacts;
import io.fixres.contract.Workspace;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.dataset.ImageDataset;
import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.scenes.SceneSpec;
import io.fixres.runner.scenes.SceneWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The images and the network's shape of a stage, opened and checked against each other.
 *
 * @param ref what was asked for
 * @param images what was found
 * @param architecture the network
 * @param classes outputs of its classifier
 */
public record StageData(
    DatasetRef ref, ImageDataset images, Architecture architecture, int classes) {
  /** What to do when what an earlier stage read cannot be restored. */
  public static final String START_OVER = "start over in an empty workspace";

  /** Draws synthetic scenes where they are asked for, then opens all splits. */
  public static StageData open(StageContext context, DatasetRef ref, ModelRef model)
      throws IOException {
    Architecture architecture =
        Architectures.find(model.architecture())
            .orElseThrow(
                () ->
                    new StageFailure(
                        ExitCode.INVALID_CONFIG,
                        "architecture '%s' is not known to this runner; list them with: fixres models"
                            .formatted(model.architecture())));
    ImageDataset images = ImageDataset.open(directory(context, ref), ref.splits());
    return new StageData(ref, images, architecture, classes(model, images));
  }

  /** The images that learning reads. */
  public ImageSplit train() {
    return images.split(ref.trainSplit());
  }

  /**
   * For results.
   *
   * @param split that the stage read
   */
  public DataFacts facts(String split, int unreadable) {
    return images.facts(ref, split, unreadable);
  }

  /**
   * Refuses to go on with what was made from other images of a split; the other splits may change.
   *
   * @param orElse what to do if the images cannot be restored
   * @throws StageFailure {@link ExitCode#DATA_CHANGED}
   */
  public void requireSame(String split, String manifest, String what, String orElse) {
    String now = images.split(split).manifest();
    if (!manifest.equals(now)) {
      throw new StageFailure(
          ExitCode.DATA_CHANGED,
          "split '%s' of the data set changed since %s was made (manifest %.12s… then, %.12s… now): restore it, or %s"
              .formatted(split, what, manifest, now, orElse));
    }
  }

  private static Path directory(StageContext context, DatasetRef ref) throws IOException {
    DatasetRef.Synthetic synthetic = ref.synthetic();
    if (synthetic == null) {
      return context.env().data();
    }
    Path directory = context.env().workspace().resolve(Workspace.synthetic(synthetic));
    SceneWriter.write(
        directory,
        new SceneSpec(synthetic.images(), synthetic.classes(), synthetic.seed()),
        drawn -> context.progress().report("drawing", drawn, synthetic.images()));
    return directory;
  }

  private static int classes(ModelRef model, ImageDataset images) {
    int found = images.classes().size();
    Integer asked = model.numClasses();
    if (asked != null && asked < found) {
      throw new StageFailure(
          ExitCode.INVALID_CONFIG,
          "model.numClasses is %d but the data set has %d classes; leave it out or raise it"
              .formatted(asked, found));
    }
    return model.outputs(found);
  }
}
