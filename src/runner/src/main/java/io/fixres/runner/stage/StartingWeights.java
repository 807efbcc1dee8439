package io.fixres.runner.stage;

import io.fixres.contract.ClaimRole;
import io.fixres.contract.ExitCode;
import io.fixres.contract.ModelRef;
import io.fixres.contract.StageFailure;
import io.fixres.contract.StageResult;
import io.fixres.contract.Workspace;
import io.fixres.runner.model.ImportedWeights;
import io.fixres.runner.model.TensorFile;
import io.fixres.runner.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stage's network starts as: an earlier stage's model, else the given weights, else fresh
 * ones.
 *
 * @param weights complete weights
 * @param notes what people should know of them
 */
public record StartingWeights(Weights weights, List<String> notes) {

  /** Finds them; {@code checkpoint} is the hash of the earlier stage. */
  public static StartingWeights find(
      StageContext context, StageData data, ModelRef model, @Nullable String checkpoint, long seed)
      throws IOException {
    if (checkpoint != null) {
      StageResult earlier = ResultFile.require(context, checkpoint);
      data.requireSame(
          data.ref().trainSplit(),
          earlier.data().manifest(),
          "stage " + checkpoint,
          StageData.START_OVER);
      return read(intact(context, earlier), data, seed);
    }
    ModelRef.WeightsRef given = model.weights();
    return given == null
        ? new StartingWeights(Weights.fresh(data.architecture(), data.classes(), seed), List.of())
        : given(context, data, given, seed);
  }

  /** Where given weights lie. */
  public static Path file(StageContext context, ModelRef.WeightsRef given) {
    Path claim =
        given.claim() == ClaimRole.DATASET ? context.env().data() : context.env().workspace();
    return claim.resolve(given.path());
  }

  /** An earlier stage's model, as that stage wrote it. */
  private static Path intact(StageContext context, StageResult earlier) throws IOException {
    Path directory = context.stage(earlier.hash());
    Path file = directory.resolve(Workspace.MODEL);
    if (Files.isRegularFile(file) && TensorFile.sha256(file).equals(earlier.modelSha256())) {
      return file;
    }
    throw new StageFailure(
        ExitCode.CHECKPOINT_INCOMPATIBLE,
        "%s is not what stage %s wrote there: it is damaged, changed or gone; remove %s and run again: that stage is done anew"
            .formatted(file, earlier.hash(), directory));
  }

  private static StartingWeights given(
      StageContext context, StageData data, ModelRef.WeightsRef given, long seed)
      throws IOException {
    Path file = present(context, given);
    String found = TensorFile.sha256(file);
    String wanted = given.sha256();
    if (wanted != null && !wanted.equals(found)) {
      throw new StageFailure(
          ExitCode.CHECKPOINT_INCOMPATIBLE,
          "%s has SHA-256 %s, not %s as model.weights.sha256 says; fetch it again, or correct the experiment"
              .formatted(file, found, wanted));
    }
    StartingWeights start = read(file, data, seed);
    if (wanted == null) {
      new KnownWeights(context).require(given, file, found);
    }
    return start;
  }

  private static Path present(StageContext context, ModelRef.WeightsRef given) {
    Path file = file(context, given);
    if (!Files.isRegularFile(file)) {
      throw new StageFailure(
          ExitCode.DATA_NOT_FOUND,
          "model.weights.path %s: there is no file %s; put it there, or correct the path"
              .formatted(given.path(), file));
    }
    return file;
  }

  private static StartingWeights read(Path file, StageData data, long seed) throws IOException {
    ImportedWeights read = Weights.load(file, data.architecture(), data.classes(), seed);
    List<String> notes =
        read.freshClassifier()
            ? List.of(
                "the classifier of %s is for %d classes, the data has %d: it starts afresh"
                    .formatted(file.getFileName(), read.fileClasses(), data.classes()))
            : List.of();
    return new StartingWeights(read.weights(), notes);
  }
}
