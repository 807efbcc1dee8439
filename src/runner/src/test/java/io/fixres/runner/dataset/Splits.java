package io.fixres.runner.dataset;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fixres.contract.StageFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What tests ask of the splits of a data set. */
final class Splits {
  private Splits() {}

  /** Why they cannot be opened. */
  static StageFailure failure(Path root, String... splits) {
    return catchThrowableOfType(StageFailure.class, () -> ImageDataset.open(root, List.of(splits)));
  }

  /** Of its images, in order. */
  static List<String> names(ImageSplit split) {
    return IntStream.range(0, split.size()).mapToObj(split::name).toList();
  }
}
