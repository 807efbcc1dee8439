package io.fixres.runner.transform;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.maths.EvalCrop;
import io.fixres.runner.image.RgbImage;
import io.fixres.runner.transform.Resizer.Box;

/**
 * From a decoded image to the square a network sees, in bytes. Holds buffers: one a thread.
 *
 * <p>Evaluation: Resize(floor(K / cropPct)) of the shorter side, CenterCrop(K). Training:
 * RandomResizedCrop and flip. Test-like fine-tuning: the evaluation transform, alone or with flip,
 * jitter and a horizontally shifted crop.
 */
public final class ImageTransform {
  private static final double FLIP = 0.5;
  private static final double SECOND_VERSION_JITTER = 0.05;

  private final Resizer resizer = new Resizer();
  private final Interpolation filter;

  public ImageTransform(Interpolation filter) {
    this.filter = filter;
  }

  /** As at test time. */
  public RgbImage evaluate(RgbImage image, EvalPoint point) {
    EvalCrop crop = EvalCrop.of(image.width(), image.height(), point);
    return cut(image, crop, crop.left());
  }

  /** As in learning; all chance comes from {@code draws}. */
  public RgbImage augment(RgbImage image, EvalPoint point, Augmentation how, Draws draws) {
    return switch (how.kind()) {
      case TEST -> evaluate(image, point);
      case TEST_FLIP_JITTER_SHIFT -> shifted(image, point, draws);
      case TRAIN -> randomCrop(image, point.resolution(), how, draws);
    };
  }

  private RgbImage randomCrop(RgbImage image, int side, Augmentation how, Draws draws) {
    Box box =
        RandomResizedCrop.box(
            image.width(), image.height(), how.scale(), how.ratio(), draws::nextFloat);
    Box whole = new Box(0, 0, side, side);
    RgbImage crop = resizer.resize(image, box, whole, whole, filter);
    if (how.horizontalFlip() && draws.nextDouble() < FLIP) {
      mirror(crop);
    }
    if (how.colorJitter() > 0) {
      ColorJitter.apply(crop, how.colorJitter(), draws);
    }
    return crop;
  }

  private RgbImage shifted(RgbImage image, EvalPoint point, Draws draws) {
    EvalCrop crop = EvalCrop.of(image.width(), image.height(), point);
    int left = draws.nextInt(crop.resizeWidth() - crop.side() + 1);
    RgbImage square = cut(image, crop, left);
    if (draws.nextDouble() < FLIP) {
      mirror(square);
    }
    ColorJitter.apply(square, SECOND_VERSION_JITTER, draws);
    return square;
  }

  private RgbImage cut(RgbImage image, EvalCrop crop, int left) {
    return resizer.resize(
        image,
        new Box(0, 0, image.width(), image.height()),
        new Box(0, 0, crop.resizeWidth(), crop.resizeHeight()),
        new Box(left, crop.top(), crop.side(), crop.side()),
        filter);
  }

  private static void mirror(RgbImage image) {
    byte[] pixels = image.pixels();
    for (int y = 0; y < image.height(); y++) {
      int left = y * image.stride();
      int right = left + image.stride() - 3;
      for (; left < right; left += 3, right -= 3) {
        for (int channel = 0; channel < 3; channel++) {
          byte swapped = pixels[left + channel];
          pixels[left + channel] = pixels[right + channel];
          pixels[right + channel] = swapped;
        }
      }
    }
  }
}
