package io.fixres.cli.local;

import io.fixres.api.DatasetSpec;
import io.fixres.api.SyntheticSpec;
import io.fixres.pipeline.cost.CostEstimate.Images;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What can be said of a data set without reading its images.
 *
 * @param images how many
 * @param aspects width over height of a sample; empty = not known
 */
public record DatasetFacts(Images images, List<Double> aspects) {
  private static final int SAMPLE = 200;
  private static final double TRAIN_SHARE = 0.8;

  public DatasetFacts {
    aspects = List.copyOf(aspects);
  }

  /** Of scenes that will be drawn; they are square. */
  public static DatasetFacts of(SyntheticSpec scenes) {
    int train = (int) (scenes.images() * TRAIN_SHARE);
    return new DatasetFacts(
        new Images(train, scenes.images() - train, scenes.classes()), List.of(1.0));
  }

  /** Of a directory with {@code split/class/image}; empty when it is laid out otherwise. */
  public static Optional<DatasetFacts> of(Path directory, DatasetSpec dataset) throws IOException {
    List<Path> classes = children(directory.resolve(dataset.validationSplit()));
    List<Path> validation = new ArrayList<>();
    for (Path folder : classes) {
      validation.addAll(children(folder));
    }
    int train = 0;
    for (Path folder : children(directory.resolve(dataset.trainSplit()))) {
      train += children(folder).size();
    }
    if (validation.isEmpty()) {
      return Optional.empty();
    }
    Images images = new Images(train, validation.size(), classes.size());
    return Optional.of(new DatasetFacts(images, aspects(validation)));
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        entries.forEach(found::add);
      }
    }
    return found;
  }

  private static List<Double> aspects(List<Path> files) {
    List<Double> aspects = new ArrayList<>();
    int step = Math.max(1, files.size() / SAMPLE);
    for (int i = 0; i < files.size(); i += step) {
      aspect(files.get(i)).ifPresent(aspects::add);
    }
    return aspects;
  }

  /** Width over height from an image's header; empty when it has none that is understood. */
  private static Optional<Double> aspect(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      double aspect = (double) reader.getWidth(0) / reader.getHeight(0);
      reader.dispose();
      return Optional.of(aspect);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // a sample can do without this one; the run itself will name it
    }
  }
}
