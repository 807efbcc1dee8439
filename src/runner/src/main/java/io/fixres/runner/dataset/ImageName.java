package io.fixres.runner.dataset;

import java.util.Locale;
import java.util.Set;

/** What the name of a file in a data set says of it, in capitals or not. */
final class ImageName {
  private static final Set<String> READ = Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif");
  private static final Set<String> UNREAD = Set.of("tif", "tiff", "ppm", "pgm");

  private ImageName() {}

  /** Whether it is an image that stages read. */
  static boolean isImage(String name) {
    return READ.contains(ending(name));
  }

  /** Whether it is an image that torchvision's ImageFolder reads, and stages do not. */
  static boolean isUnread(String name) {
    return UNREAD.contains(ending(name));
  }

  /** What follows its last dot; all of it where there is none. */
  static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
