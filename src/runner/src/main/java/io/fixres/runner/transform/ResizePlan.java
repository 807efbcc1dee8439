package io.fixres.runner.transform;

import io.fixres.contract.Interpolation;
import io.fixres.contract.maths.EvalCrop;
import io.fixres.runner.image.Box;
import io.fixres.runner.image.ImageSize;
import io.fixres.runner.transform.ResizeTable.Part;
import io.fixres.runner.transform.ResizeTable.Target;

/**
 * How pixels of a picture become those of a resized part of it: known before anything is decoded,
 * and with it the pixels that are needed.
 *
 * @param across from columns to columns
 * @param down from rows to rows
 */
record ResizePlan(ResizeTable across, ResizeTable down) {

  /** Cut a box, resize it to a square: Pillow's crop and resize. */
  static ResizePlan crop(Box box, int side, Interpolation filter) {
    Target square = new Target(side, 0, side);
    return new ResizePlan(
        ResizeTable.of(Part.cut(box.left(), box.width()), square, filter),
        ResizeTable.of(Part.cut(box.top(), box.height()), square, filter));
  }

  /**
   * The same from a picture whose sides were halved: Pillow's resize with a box of fractions, which
   * looks at pixels beside the box too.
   *
   * @param box in pixels of the full picture
   * @param halved size of the halved picture
   */
  static ResizePlan crop(Box box, ImageSize halved, int halvings, int side, Interpolation filter) {
    Target square = new Target(side, 0, side);
    double scale = 1 << halvings;
    Part across = new Part(0, box.left() / scale, box.width() / scale, halved.width());
    Part down = new Part(0, box.top() / scale, box.height() / scale, halved.height());
    return new ResizePlan(
        ResizeTable.of(across, square, filter), ResizeTable.of(down, square, filter));
  }

  /** Resize a whole picture, keep a window of that. */
  static ResizePlan whole(ImageSize size, EvalCrop to, Box window, Interpolation filter) {
    Target across = new Target(to.resizeWidth(), window.left(), window.width());
    Target down = new Target(to.resizeHeight(), window.top(), window.height());
    return new ResizePlan(
        ResizeTable.of(Part.cut(0, size.width()), across, filter),
        ResizeTable.of(Part.cut(0, size.height()), down, filter));
  }

  /** The source pixels that have a weight. */
  Box needed() {
    return new Box(
        across.low(), down.low(), across.high() - across.low(), down.high() - down.low());
  }
}
