package io.fixres.runner.dataset;

import io.fixres.runner.dataset.SplitListing.Entry;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Lists a split; empty classes count as classes. */
  static SplitListing list(Path root, String split) throws IOException {
    List<Path> folders;
    try (Stream<Path> children = Files.list(root.resolve(split))) {
      folders =
          children
              .filter(Files::isDirectory)
              .sorted(Comparator.comparing(folder -> folder.getFileName().toString()))
              .toList();
    }
    List<Entry> entries = new ArrayList<>();
    for (int label = 0; label < folders.size(); label++) {
      entries.addAll(images(root, folders.get(label), label));
    }
    List<String> classes = folders.stream().map(f -> f.getFileName().toString()).toList();
    return new SplitListing(split, classes, entries);
  }

  private static List<Entry> images(Path root, Path folder, int label) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files =
        Files.find(
            folder, Integer.MAX_VALUE, ImageFolder::isImageFile, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String path = root.relativize(file).toString();
        entries.add(new Entry(path, "", 0, Files.size(file), label));
      }
    }
    entries.sort(Comparator.comparing(Entry::file));
    return entries;
  }

  private static boolean isImageFile(Path file, BasicFileAttributes attributes) {
    return attributes.isRegularFile() && isImage(file.getFileName().toString());
  }
}
