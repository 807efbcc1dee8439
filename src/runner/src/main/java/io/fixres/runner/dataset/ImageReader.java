package io.fixres.runner.dataset;

import io.fixres.runner.image.ImageDecoder;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSource;
import io.fixres.runner.transform.ImageTransform;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * What one decoding thread owns: a decoder and a transform, with their buffers.
 *
 * @param decoder from file to pixels
 * @param transform from pixels to squares
 */
public record ImageReader(ImageDecoder decoder, ImageTransform transform) {

  /** Opens one image of a split, until the next. */
  public ImageSource open(ImageSplit split, int image) throws IOException, ImageReadException {
    return decoder.open(split.name(image), split.bytes(image));
  }

  /** One reader for each thread that asks. */
  public static ThreadLocal<ImageReader> perThread(Supplier<ImageTransform> transforms) {
    return ThreadLocal.withInitial(() -> new ImageReader(new ImageDecoder(), transforms.get()));
  }
}
