package io.fixres.runner.learn;

import io.fixres.runner.dataset.ImageSplit;
import io.fixres.runner.engine.FeatureBatch;
import io.fixres.runner.transform.Draws;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Images as a frozen prefix has left them, read back from the stage's file.
 *
 * @param file complete
 * @param split whose images they are
 * @param sizes of one image's numbers
 * @param waitedSeconds for images, while the file was written
 */
record StoredFeatures(FeatureFile file, ImageSplit split, List<Integer> sizes, double waitedSeconds)
    implements TrainInputs {
  StoredFeatures {
    sizes = List.copyOf(sizes);
  }

  @Override
  public int size() {
    return split.size();
  }

  @Override
  public ByteBuffer allocate(int count) {
    return FeatureBatch.allocate(count, sizes);
  }

  @Override
  public int put(int image, Draws draws, ByteBuffer batch, int slot) throws IOException {
    file.read(image, batch, slot);
    return split.label(file.shown(image));
  }

  @Override
  public FeatureBatch batch(ByteBuffer numbers, int count) {
    return new FeatureBatch(numbers, count, sizes);
  }

  @Override
  public int unreadable() {
    return file.replaced();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
