package io.fixres.runner.dataset;

import io.fixres.runner.image.ImageDecoder;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The aspect ratios of a few images of a split, from their headers. */
public final class AspectSample {
  private static final int IMAGES = 200;

  private AspectSample() {}

  /** Width over height, evenly over the split. */
  public static List<Double> of(ImageSplit split) throws IOException {
    List<Double> aspects = new ArrayList<>();
    int step = (split.size() + IMAGES - 1) / IMAGES; // rounded up
    for (int image = 0; image < split.size(); image += step) {
      try {
        ImageSize size = ImageDecoder.size(split.name(image), split.bytes(image));
        aspects.add((double) size.width() / size.height());
      } catch (ImageReadException e) {
        // A sample can do without this one; the stage that reads it will name it.
      }
    }
    return aspects;
  }
}
