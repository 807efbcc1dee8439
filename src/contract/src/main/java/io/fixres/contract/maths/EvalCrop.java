package io.fixres.contract.maths;

import io.fixres.contract.EvalPoint;

/**
 * Resize + CenterCrop as torchvision and timm do it, in whole pixels.
 *
 * @param resizeWidth width after the resize
 * @param resizeHeight height after the resize
 * @param left of the crop within the resized image; negative = padding is needed
 * @param top of the crop within the resized image; negative = padding is needed
 * @param side of the square crop
 */
public record EvalCrop(int resizeWidth, int resizeHeight, int left, int top, int side) {

  /**
   * Shorter side after the resize: floor(resolution / cropPct), as timm and the authors take it.
   */
  public static int resizeSide(EvalPoint point) {
    // 224 / 0.875 is 256 exactly; the tolerance keeps a quotient such as 255.99999999999997 whole.
    return (int) Math.floor(point.resolution() / point.cropPct() + 1e-9);
  }

  /**
   * Where the crop lies for an image of this size.
   *
   * <p>torchvision's Resize truncates the longer side; its CenterCrop rounds half to even, as
   * Python does.
   */
  public static EvalCrop of(int width, int height, EvalPoint point) {
    int shorter = resizeSide(point);
    int resizedWidth = width <= height ? shorter : (int) ((long) shorter * width / height);
    int resizedHeight = width <= height ? (int) ((long) shorter * height / width) : shorter;
    int side = point.resolution();
    return new EvalCrop(
        resizedWidth, resizedHeight, offset(resizedWidth, side), offset(resizedHeight, side), side);
  }

  /**
   * CenterCrop's offset along one side: half the surplus, or minus half the padding (the smaller
   * half comes first) when the image is too small.
   */
  public static int offset(int size, int side) {
    return size < side ? -((side - size) / 2) : (int) Math.rint((size - side) / 2.0);
  }
}
