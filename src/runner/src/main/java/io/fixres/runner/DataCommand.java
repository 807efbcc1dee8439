package io.fixres.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fixres.contract.DataLook;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.ExitCode;
import io.fixres.contract.Json;
import io.fixres.contract.StageError;
import io.fixres.contract.StageFailure;
import io.fixres.runner.dataset.AspectSample;
import io.fixres.runner.dataset.ImageDataset;
import io.fixres.runner.scenes.SceneSpec;
import io.fixres.runner.scenes.SceneWriter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * {@code data scenes DIRECTORY IMAGES CLASSES SEED} draws an image set, one progress line a
 * percent; {@code data look DIRECTORY DATASET} prints what there is of a data set as a {@link
 * DataLook}.
 */
final class DataCommand {
  private static final String USAGE =
      "usage: data scenes DIRECTORY IMAGES CLASSES SEED (see: fixres data scenes --help)";

  private DataCommand() {}

  static ExitCode run(String[] args) {
    boolean isOfData = args.length > 1 && args[0].equals("data");
    try {
      if (isOfData && args.length == 6 && args[1].equals("scenes")) {
        draw(args);
        return ExitCode.OK;
      }
      if (isOfData && args.length == 4 && args[1].equals("look")) {
        look(Path.of(args[2]), args[3]);
        return ExitCode.OK;
      }
      System.err.println(USAGE);
      return ExitCode.INVALID_CONFIG;
    } catch (IllegalArgumentException | JsonProcessingException e) {
      System.err.println("fixres-runner: data %s: %s".formatted(args[1], e.getMessage()));
      return ExitCode.INVALID_CONFIG;
    } catch (IOException | StageFailure | OutOfMemoryError e) {
      StageError error = Failures.describe(e);
      System.err.println("fixres-runner: " + error.reason() + ": " + error.message());
      return ExitCode.of(error.exitCode()).orElse(ExitCode.INTERNAL);
    }
  }

  private static void draw(String[] args) throws IOException {
    SceneSpec spec =
        new SceneSpec(
            Integer.parseInt(args[3]), Integer.parseInt(args[4]), Long.parseLong(args[5]));
    SceneWriter.write(
        Path.of(args[2]), spec, drawn -> System.out.println(drawn + " " + spec.images()));
  }

  private static void look(Path directory, String dataset) throws IOException {
    DatasetRef ref = Json.read(dataset, DatasetRef.class);
    ImageDataset images = ImageDataset.open(directory, ref.splits());
    String seen = ref.validationSplit();
    DataLook look =
        new DataLook(
            images.facts(ref, seen, 0),
            ref.testSplit() == null ? 0 : images.split(ref.testSplit()).size(),
            images.endings(),
            images.manifests(),
            AspectSample.of(images.split(seen)));
    System.out.println(Json.write(look));
  }
}
