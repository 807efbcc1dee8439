package io.fixres.bench;

import io.fixres.contract.Decoding;
import io.fixres.contract.Precision;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.architecture.Architecture;
import io.fixres.contract.architecture.Architectures;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.engine.Numerics;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The works by name, with what each is told. */
final class Rounds {
  static final int CLASSES = 1000;

  private Rounds() {}

  /**
   * Prepares a work.
   *
   * @param name {@code crop}, {@code scaled-crop} or {@code center} DIRECTORY SIDE; {@code train}
   *     or {@code eval} ARCHITECTURE SIDE BATCH STEPS THREADS DEVICE PRECISION; {@code checkpoint}
   *     ARCHITECTURE DIRECTORY; {@code sweep} ARCHITECTURE DIRECTORY SIDE,…
   */
  static Round of(String name, List<String> told) throws IOException {
    return switch (name) {
      case "crop" -> images(told, ImageRound.training(Decoding.EXACT));
      case "scaled-crop" -> images(told, ImageRound.training(Decoding.SCALED));
      case "center" -> images(told, null);
      case "train" -> new TrainRound(load(told));
      case "eval" -> new EvalRound(load(told));
      case "checkpoint" -> new CheckpointRound(architecture(told), Path.of(told.get(1)));
      case "sweep" ->
          new SweepRound(architecture(told), Path.of(told.get(1)), numbers(told.get(2)));
      default -> throw new IllegalArgumentException("no work is called " + name);
    };
  }

  /**
   * What a network is given.
   *
   * @param steps in a round
   * @param device {@code cpu}, or {@code cuda} for the first GPU
   */
  record Load(
      Architecture network,
      int side,
      int batch,
      int steps,
      int threads,
      String device,
      Numerics numerics) {
    Devices devices() {
      return device.equals("cuda") ? Devices.open(threads, 1, 1) : Devices.cpu(threads);
    }

    /** Noise of the size of normalised images: what it shows costs no engine more or less. */
    ImageBatch images() {
      ImageBatch images = new ImageBatch(ImageBatch.allocate(batch, side), batch, side);
      FloatBuffer numbers = images.pixels().asFloatBuffer();
      Random random = new Random(0);
      while (numbers.hasRemaining()) {
        numbers.put((float) random.nextGaussian());
      }
      return images;
    }

    /** A class for each image. */
    int[] labels() {
      return new Random(1).ints(batch, 0, CLASSES).toArray();
    }
  }

  private static Round images(List<String> told, @Nullable Augmentation augmentation)
      throws IOException {
    return new ImageRound(Path.of(told.get(0)), number(told, 1), augmentation);
  }

  private static Load load(List<String> told) {
    return new Load(
        architecture(told),
        number(told, 1),
        number(told, 2),
        number(told, 3),
        number(told, 4),
        told.get(5),
        Numerics.fast(Precision.valueOf(told.get(6))));
  }

  private static Architecture architecture(List<String> told) {
    return Architectures.find(told.get(0)).orElseThrow();
  }

  private static List<Integer> numbers(String told) {
    return Stream.of(told.split(",")).map(Integer::valueOf).toList();
  }

  private static int number(List<String> told, int index) {
    return Integer.parseInt(told.get(index));
  }
}
