package io.fixres.runner.learn;

import io.fixres.runner.dataset.ImageReader;
import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.dataset.Unreadable;
import io.fixres.runner.engine.ImageBatch;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSource;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.transform.Draws;
import io.fixres.runner.transform.ImageTransform;
import io.fixres.runner.transform.Normalizer;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Images as they are learned from: decoded, augmented and normalised anew each time. */
final class DecodedImages implements TrainInputs {
  private final LearnJob job;
  private final ImageSplit split;
  private final Normalizer normalizer;
  private final Unreadable unreadable;
  private final ThreadLocal<ImageReader> readers;

  DecodedImages(LearnJob job, StageData data) {
    this.job = job;
    this.split = data.train();
    this.normalizer = new Normalizer(data.ref().normalization());
    this.unreadable = new Unreadable(data.ref().trainSplit(), split.size());
    this.readers = ImageReader.perThread(() -> new ImageTransform(job.interpolation()));
  }

  @Override
  public int size() {
    return split.size();
  }

  @Override
  public ByteBuffer allocate(int count) {
    return ImageBatch.allocate(count, job.point().resolution());
  }

  @Override
  public int put(int image, Draws draws, ByteBuffer batch, int slot) throws IOException {
    return split.label(show(image, draws, batch, slot));
  }

  /**
   * Puts an image into its place and says which it is: an unreadable one is replaced by the next
   * that can be read.
   */
  int show(int sample, Draws draws, ByteBuffer batch, int slot) throws IOException {
    ImageReader reader = readers.get();
    int image = sample;
    while (true) {
      try {
        ImageSource source = reader.open(split, image);
        // Damage shows only after the crop was drawn: the next image begins with the same draws.
        RgbImage square =
            reader
                .transform()
                .augment(source, job.point(), job.recipe().augmentation(), draws.copy());
        normalizer.put(square, batch, slot);
        return image;
      } catch (ImageReadException e) {
        unreadable.add(image, e);
        image = (image + 1) % split.size();
      }
    }
  }

  @Override
  public ImageBatch batch(ByteBuffer numbers, int count) {
    return new ImageBatch(numbers, count, job.point().resolution());
  }

  @Override
  public int unreadable() {
    return unreadable.count();
  }

  @Override
  public double waitedSeconds() {
    return 0;
  }

  @Override
  public void close() {
    // holds nothing but memory
  }
}
