package io.fixres.runner.learn;

import io.fixres.contract.Recipe.Augmentation;
import io.fixres.runner.engine.Targets;
import io.fixres.runner.transform.Beta;
import io.fixres.runner.transform.Draws;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * MixUp and CutMix of a batch with itself in reverse order, as timm pairs them; drawn once a batch,
 * from seed and step.
 *
 * @param how strengths; with both, each batch gets one of them
 * @param classes outputs of the network
 * @param side of the images in pixels
 */
record Mixing(Augmentation how, int classes, int side) {
  private static final int BATCH = -2;

  boolean isOn() {
    return how.mixUpAlpha() > 0 || how.cutMixAlpha() > 0;
  }

  /** Mixes the pixels in place and says what the labels have become. */
  Targets apply(ByteBuffer pixels, int[] labels, long seed, long step) {
    Draws draws = Draws.of(seed, (int) (step >>> 31), BATCH, (int) step & Integer.MAX_VALUE);
    boolean cut = how.cutMixAlpha() > 0 && (how.mixUpAlpha() == 0 || draws.nextDouble() < 0.5);
    double keep = Beta.draw(cut ? how.cutMixAlpha() : how.mixUpAlpha(), draws);
    FloatBuffer numbers = pixels.duplicate().order(ByteOrder.nativeOrder()).clear().asFloatBuffer();
    int images = labels.length;
    if (cut) {
      Window window = Window.of(side, keep, draws);
      for (int i = 0; i < images / 2; i++) {
        swap(numbers, i, images - 1 - i, window);
      }
      return targets(labels, 1 - window.area() / ((double) side * side));
    }
    for (int i = 0; i < images / 2; i++) {
      blend(numbers, i, images - 1 - i, (float) keep);
    }
    return targets(labels, keep);
  }

  /** The rectangle that CutMix swaps: sides √(1 − λ) of the image, centre anywhere, clipped. */
  private record Window(int left, int top, int right, int bottom) {
    static Window of(int side, double keep, Draws draws) {
      int half = (int) (side * Math.sqrt(1 - keep)) / 2;
      int x = draws.nextInt(side);
      int y = draws.nextInt(side);
      return new Window(
          Math.max(0, x - half),
          Math.max(0, y - half),
          Math.min(side, x + half),
          Math.min(side, y + half));
    }

    int area() {
      return (right - left) * (bottom - top);
    }
  }

  private void swap(FloatBuffer numbers, int a, int b, Window window) {
    int area = side * side;
    for (int channel = 0; channel < 3; channel++) {
      for (int y = window.top; y < window.bottom; y++) {
        int row = channel * area + y * side;
        for (int x = window.left; x < window.right; x++) {
          float swapped = numbers.get(a * 3 * area + row + x);
          numbers.put(a * 3 * area + row + x, numbers.get(b * 3 * area + row + x));
          numbers.put(b * 3 * area + row + x, swapped);
        }
      }
    }
  }

  private void blend(FloatBuffer numbers, int a, int b, float keep) {
    int length = 3 * side * side;
    for (int i = 0; i < length; i++) {
      float first = numbers.get(a * length + i);
      float second = numbers.get(b * length + i);
      numbers.put(a * length + i, keep * first + (1 - keep) * second);
      numbers.put(b * length + i, keep * second + (1 - keep) * first);
    }
  }

  private Targets targets(int[] labels, double keep) {
    int images = labels.length;
    float[] soft = new float[images * classes];
    for (int i = 0; i < images; i++) {
      soft[i * classes + labels[i]] += (float) keep;
      soft[i * classes + labels[images - 1 - i]] += (float) (1 - keep);
    }
    return new Targets.Soft(soft, classes);
  }
}
