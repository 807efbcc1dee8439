package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a split of folders would be another one without: symbolic links that lead nowhere, as those
 * of git-annex and DVC do until their files are fetched, and images of formats that are not read.
 * What may have been meant as an image is counted by its ending.
 */
final class LeftOut {
  private final Path root;
  private final String split;
  private final List<String> links = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private final Map<String, Integer> others = new TreeMap<>();

  LeftOut(Path root, String split) {
    this.root = root;
    this.split = split;
  }

  /**
   * Notes a link that leads nowhere, unless it is hidden, as editors' locks are, or its name says
   * that it is no image.
   */
  void addLink(Path link) {
    String name = link.getFileName().toString();
    boolean mayBeFolder = name.indexOf('.') < 0 || root.resolve(split).equals(link.getParent());
    boolean mayBeImage = ImageName.isImage(name) || ImageName.isUnread(name);
    if (!name.startsWith(".") && (mayBeFolder || mayBeImage)) {
      links.add(root.relativize(link).toString());
    }
  }

  /** Notes a file that is no image that is read, unless it is hidden. */
  void addFile(Path file) {
    String name = file.getFileName().toString();
    if (name.startsWith(".")) {
      return;
    }
    if (ImageName.isUnread(name)) {
      unread.add(root.relativize(file).toString());
    } else {
      boolean hasEnding = name.indexOf('.') >= 0 && !name.endsWith(".");
      others.merge(hasEnding ? "." + ImageName.ending(name) : "without ending", 1, Integer::sum);
    }
  }

  /** The endings of files that were passed over for these, {@code .dat (12)}; empty = none. */
  String endings() {
    List<String> counts = new ArrayList<>();
    others.forEach((ending, files) -> counts.add("%s (%d)".formatted(ending, files)));
    return SplitListing.some(counts);
  }

  /**
   * Refuses both.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} naming the first links, {@link
   *     ExitCode#DATA_ERROR} naming the first images
   */
  void requireNone() {
    requireNone(
        links,
        ExitCode.DATA_NOT_FOUND,
        "symbolic links that lead nowhere: %s; fetch what they stand for (git annex get, dvc checkout), or remove them");
    requireNone(
        unread,
        ExitCode.DATA_ERROR,
        "images of a format that is not read: %s; convert them to PNG, or remove them");
  }

  private void requireNone(List<String> names, ExitCode code, String has) {
    if (!names.isEmpty()) {
      names.sort(CodePoints::compare);
      throw new StageFailure(
          code,
          "split '%s' of %s has ".formatted(split, root) + has.formatted(SplitListing.some(names)));
    }
  }
}
