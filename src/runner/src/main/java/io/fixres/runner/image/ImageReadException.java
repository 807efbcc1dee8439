package io.fixres.runner.image;

/**
 * Says that one image can't be used: which, and why. The caller counts and skips it, or gives up
 * when there are too many.
 */
public final class ImageReadException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Names the image and the reason.
   *
   * @param image where it was: a path, or a tar and its member
   * @param reason what was found there, in words for the owner of the file
   */
  public ImageReadException(String image, String reason) {
    super("cannot read image " + image + ": " + reason);
  }
}
