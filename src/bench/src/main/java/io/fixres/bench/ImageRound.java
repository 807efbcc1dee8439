package io.fixres.bench;

import io.fixres.contract.AugmentationKind;
import io.fixres.contract.DatasetRef.Normalization;
import io.fixres.contract.Decoding;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.Recipe.Range;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.image.ImageDecoder;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSource;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.transform.Draws;
import io.fixres.runner.transform.ImageTransform;
import io.fixres.runner.transform.Normalizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From image files to normalised squares, one thread: a training crop or the evaluation's. */
final class ImageRound implements Round {
  static final double CROP_PCT = 0.875;
  static final Normalization NORMALIZATION =
      new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  private final List<Path> files;
  private final EvalPoint point;
  private final @Nullable Augmentation augmentation;
  private final ByteBuffer square;
  private final ImageDecoder decoder = new ImageDecoder();
  private final ImageTransform transform = new ImageTransform(Interpolation.BILINEAR);
  private final Normalizer normalizer = new Normalizer(NORMALIZATION);
  private int round;

  /**
   * Lists the files.
   *
   * @param augmentation null = as in evaluation
   */
  ImageRound(Path directory, int side, @Nullable Augmentation augmentation) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      this.files = all.filter(Files::isRegularFile).sorted().toList();
    }
    this.point = new EvalPoint(side, CROP_PCT);
    this.augmentation = augmentation;
    this.square = ImageBatch.allocate(1, side);
  }

  /** What torchvision's RandomResizedCrop and flip do by default. */
  static Augmentation training(Decoding decoding) {
    return new Augmentation(
        AugmentationKind.TRAIN,
        new Range(0.08, 1),
        new Range(0.75, 4.0 / 3),
        true,
        0,
        0,
        0,
        1,
        decoding);
  }

  @Override
  public int items() {
    return files.size();
  }

  @Override
  public void run() throws IOException {
    round++;
    for (int i = 0; i < files.size(); i++) {
      normalizer.put(pixels(files.get(i), i), square, 0);
    }
  }

  private RgbImage pixels(Path file, int image) throws IOException {
    try {
      ImageSource source = decoder.open(file.toString(), Files.readAllBytes(file));
      return augmentation == null
          ? transform.evaluate(source, point)
          : transform.augment(source, point, augmentation, Draws.of(0, round, image, 0));
    } catch (ImageReadException e) {
      throw new IOException(e);
    }
  }
}
