package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.runner.dataset.SplitListing.Entry;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code split/class/…/image.jpg}, torchvision's ImageFolder: classes are the sorted folder names.
 */
final class ImageFolder {
  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif");

  private ImageFolder() {}

  /** Whether a file name says image. */
  static boolean isImage(String name) {
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * Lists a split.
   *
   * @throws StageFailure {@link ExitCode#DATA_ERROR} for classes without images, as torchvision
   *     refuses them; a split without any is left to the caller
   */
  static SplitListing list(Path root, String split) throws IOException {
    List<Path> folders;
    try (Stream<Path> children = Files.list(root.resolve(split))) {
      folders =
          children
              .filter(Files::isDirectory)
              .sorted(Comparator.comparing(ImageFolder::name, CodePoints::compare))
              .toList();
    }
    List<Entry> entries = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (int label = 0; label < folders.size(); label++) {
      List<Entry> images = images(root, folders.get(label), label);
      if (images.isEmpty()) {
        empty.add(name(folders.get(label)));
      }
      entries.addAll(images);
    }
    if (!empty.isEmpty() && !entries.isEmpty()) {
      throw new StageFailure(
          ExitCode.DATA_ERROR,
          "split '%s' of %s has classes without images: %s; put images into their folders, or remove those"
              .formatted(split, root, SplitListing.some(empty)));
    }
    List<String> classes = folders.stream().map(ImageFolder::name).toList();
    return new SplitListing(split, classes, entries);
  }

  /** Sizes come with the walk: to ask for each again would be a call a file to a file server. */
  private static List<Entry> images(Path root, Path folder, int label) throws IOException {
    List<Entry> entries = new ArrayList<>();
    String place = root.relativize(folder).toString();
    int inside = folder.toString().length();
    Files.walkFileTree(
        folder,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isImage(name(file))) {
              String path = place + file.toString().substring(inside);
              entries.add(new Entry(path, "", 0, attributes.size(), label));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    entries.sort(Comparator.comparing(Entry::file, ImageFolder::compare));
    return entries;
  }

  /** Folder by folder, then by name: torchvision sorts what os.walk yields. */
  private static int compare(String one, String other) {
    int a = one.lastIndexOf('/');
    int b = other.lastIndexOf('/');
    boolean isSameFolder = a == b && one.regionMatches(0, other, 0, a);
    if (isSameFolder) {
      return CodePoints.compare(one, other);
    }
    return CodePoints.compare(one.substring(0, a), other.substring(0, b));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
