package io.fixres.runner.transform;

import io.fixres.contract.EvalPoint;
import io.fixres.contract.Interpolation;
import io.fixres.contract.Recipe.Augmentation;
import io.fixres.contract.maths.EvalCrop;
import io.fixres.runner.image.Box;
import io.fixres.runner.image.ImageReadException;
import io.fixres.runner.image.ImageSize;
import io.fixres.runner.image.ImageSource;
import io.fixres.runner.image.RgbImage;
import java.util.List;

/**
 * From an image to the square a network sees, in bytes; decodes what that takes and no more. Holds
 * buffers: one a thread.
 *
 * <p>Evaluation: Resize(floor(K / cropPct)) of the shorter side, CenterCrop(K). Training:
 * RandomResizedCrop and flip. Test-like fine-tuning: the evaluation transform, alone or with flip,
 * jitter and a horizontally shifted crop.
 */
public final class ImageTransform {
  private static final double FLIP = 0.5;
  private static final int MOST_PIXELS = 1 << 24;

  private final Resizer resizer = new Resizer();
  private final Interpolation filter;

  public ImageTransform(Interpolation filter) {
    this.filter = filter;
  }

  /** The part of a picture that evaluation at these points looks at: decode it once for all. */
  public Box seen(ImageSize size, List<EvalPoint> points) {
    return points.stream()
        .map(point -> plan(size, EvalCrop.of(size.width(), size.height(), point)).needed())
        .reduce(Box::union)
        .orElseThrow();
  }

  /** As at test time. */
  public RgbImage evaluate(ImageSource image, EvalPoint point) throws ImageReadException {
    ImageSize size = image.size();
    ResizePlan plan = plan(size, EvalCrop.of(size.width(), size.height(), point));
    return resizer.resize(image.read(plan.needed(), 0), plan);
  }

  /** As in learning; all chance comes from {@code draws}. */
  public RgbImage augment(ImageSource image, EvalPoint point, Augmentation how, Draws draws)
      throws ImageReadException {
    return switch (how.kind()) {
      case TEST -> evaluate(image, point);
      case TEST_FLIP_JITTER_SHIFT -> shifted(image, point, how, draws);
      case TRAIN -> randomCrop(image, point.resolution(), how, draws);
    };
  }

  private ResizePlan plan(ImageSize size, EvalCrop crop) {
    Box square = new Box(crop.left(), crop.top(), crop.side(), crop.side());
    return ResizePlan.whole(size, crop, square, filter);
  }

  private RgbImage randomCrop(ImageSource image, int side, Augmentation how, Draws draws)
      throws ImageReadException {
    ImageSize size = image.size();
    Box box =
        RandomResizedCrop.box(
            size.width(), size.height(), how.scale(), how.ratio(), draws::nextFloat);
    int halvings = how.decodesScaled() ? Math.min(halvings(box, side), image.mostHalvings()) : 0;
    ResizePlan plan =
        halvings == 0
            ? ResizePlan.crop(box, side, filter)
            : ResizePlan.crop(box, size.halved(halvings), halvings, side, filter);
    RgbImage crop = resizer.resize(image.read(plan.needed(), halvings), plan);
    if (how.horizontalFlip() && draws.nextDouble() < FLIP) {
      mirror(crop);
    }
    if (how.colorJitter() > 0) {
      ColorJitter.draw(how.colorJitter(), draws).apply(crop);
    }
    return crop;
  }

  /** How often a crop's sides can be halved without falling below the resolution. */
  private static int halvings(Box crop, int side) {
    int halvings = 0;
    while (Math.min(crop.width(), crop.height()) >= side << (halvings + 1)) {
      halvings++;
    }
    return halvings;
  }

  private RgbImage shifted(ImageSource image, EvalPoint point, Augmentation how, Draws draws)
      throws ImageReadException {
    EvalCrop crop = EvalCrop.of(image.size().width(), image.size().height(), point);
    boolean flip = draws.nextDouble() < FLIP;
    ColorJitter jitter = ColorJitter.draw(how.colorJitter(), draws);
    int left = draws.nextInt(middle(crop).width() - crop.side() + 1);
    return shifted(image, crop, new Shift(flip, jitter, left));
  }

  /**
   * What the second version of test-like augmentation draws.
   *
   * @param left of the crop within the resized, flipped image
   */
  record Shift(boolean flip, ColorJitter jitter, int left) {}

  /** Resize, flip, jitter (contrast looks at the whole image), crop. */
  RgbImage shifted(ImageSource image, EvalCrop crop, Shift shift) throws ImageReadException {
    Box middle = middle(crop);
    ResizePlan plan = ResizePlan.whole(image.size(), crop, middle, filter);
    RgbImage resized = resizer.resize(image.read(plan.needed(), 0), plan);
    if (shift.flip()) {
      mirror(resized);
    }
    shift.jitter().apply(resized);
    Box square = new Box(shift.left(), crop.top() - middle.top(), crop.side(), crop.side());
    return copy(resized, square);
  }

  /** All of a resized image, but the middle of one so long that it would take gigabytes. */
  private static Box middle(EvalCrop crop) {
    int width = Math.min(crop.resizeWidth(), MOST_PIXELS / crop.resizeHeight());
    int height = Math.min(crop.resizeHeight(), MOST_PIXELS / crop.resizeWidth());
    width = Math.max(width, crop.side());
    height = Math.max(height, crop.side());
    return new Box(
        (crop.resizeWidth() - width) / 2, (crop.resizeHeight() - height) / 2, width, height);
  }

  private static RgbImage copy(RgbImage image, Box box) {
    byte[] pixels = new byte[box.width() * box.height() * 3];
    int row = box.width() * 3;
    for (int y = 0; y < box.height(); y++) {
      int from = (box.top() + y) * image.stride() + box.left() * 3;
      System.arraycopy(image.pixels(), from, pixels, y * row, row);
    }
    return new RgbImage(box.width(), box.height(), pixels);
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
