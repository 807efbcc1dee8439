package io.fixres.runner.learn;

import io.fixres.contract.StageFailure;
import io.fixres.contract.architecture.Architecture;
import io.fixres.runner.engine.TrainReplicas;
import io.fixres.runner.engine.TrainState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The saved states of an unfinished training, newest first by step.
 *
 * @param directory where they are kept
 * @param keep how many stay
 */
record Checkpoints(Path directory, int keep) {

  /** Saves a state, then removes what is older than the newest {@code keep}. */
  void save(TrainReplicas replicas, Position position) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(String.format(Locale.ROOT, "%010d.safetensors", position.step()));
    TrainState.save(file, replicas.network(), replicas.step(), position.notes());
    List<Path> files = newestFirst();
    for (Path old : files.subList(Math.min(keep, files.size()), files.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** The newest state that can be read; a damaged one is passed over for the one before. */
  Optional<TrainState> newest(Architecture architecture, int classes) throws IOException {
    for (Path file : newestFirst()) {
      try {
        return Optional.of(TrainState.load(file, architecture, classes));
      } catch (StageFailure damaged) {
        System.err.println("passing over a checkpoint: " + damaged.getMessage());
      }
    }
    return Optional.empty();
  }

  /** Removes all of them. */
  void clear() throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) { // a killed save leaves its draft
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }

  private List<Path> newestFirst() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d+\\.safetensors"))
          .sorted(Comparator.comparing(Path::getFileName).reversed())
          .toList();
    }
  }
}
