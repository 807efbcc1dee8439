package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.runner.dataset.SplitListing.Entry;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code split/class/…/image.jpg}, torchvision's ImageFolder: classes are the sorted folder names.
 */
final class ImageFolder {
  private ImageFolder() {}

  /**
   * Lists a split.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} for links that lead nowhere, {@link
   *     ExitCode#DATA_ERROR} for those that lead in a circle, for images of formats that are not
   *     read, and for classes without images, as torchvision refuses them; a split without any is
   *     left to the caller
   */
  static SplitListing list(Path root, String split) throws IOException {
    LeftOut leftOut = new LeftOut(root, split);
    List<Path> folders = folders(root.resolve(split), leftOut);
    List<Entry> entries = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (int label = 0; label < folders.size(); label++) {
      List<Entry> images = images(root, folders.get(label), label, leftOut);
      if (images.isEmpty()) {
        empty.add(name(folders.get(label)));
      }
      entries.addAll(images);
    }
    leftOut.requireNone();
    List<String> classes = folders.stream().map(ImageFolder::name).toList();
    SplitListing listing = new SplitListing(split, classes, entries, leftOut.endings());
    if (!empty.isEmpty() && !entries.isEmpty()) {
      throw new StageFailure(
          ExitCode.DATA_ERROR,
          "split '%s' of %s has classes without images: %s; put images into their folders, or remove those%s"
              .formatted(split, root, SplitListing.some(empty), listing.passedOver()));
    }
    return listing;
  }

  private static List<Path> folders(Path split, LeftOut leftOut) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> children = Files.list(split)) {
      for (Path child : children.toList()) {
        if (Files.isDirectory(child)) {
          folders.add(child);
        } else if (Files.isSymbolicLink(child) && !Files.exists(child)) {
          leftOut.addLink(child);
        }
      }
    }
    folders.sort(Comparator.comparing(ImageFolder::name, CodePoints::compare));
    return folders;
  }

  /** Sizes come with the walk: to ask for each again would be a call a file to a file server. */
  private static List<Entry> images(Path root, Path folder, int label, LeftOut leftOut)
      throws IOException {
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
            if (attributes.isSymbolicLink()) {
              leftOut.addLink(file); // those that lead somewhere are followed
            } else if (attributes.isRegularFile() && ImageName.isImage(name(file))) {
              String path = place + file.toString().substring(inside);
              entries.add(new Entry(path, "", 0, attributes.size(), label));
            } else {
              leftOut.addFile(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
              throw new StageFailure(
                  ExitCode.DATA_ERROR,
                  "%s leads back to a folder that it lies in: a symbolic link on the way makes a loop; remove that link"
                      .formatted(file));
            }
            throw e;
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
