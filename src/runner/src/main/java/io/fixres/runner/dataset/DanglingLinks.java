package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The symbolic links of a split that lead nowhere, as those of git-annex and DVC do until their
 * files are fetched: without them the split would be another one.
 */
final class DanglingLinks {
  private final Path root;
  private final String split;
  private final List<String> links = new ArrayList<>();

  DanglingLinks(Path root, String split) {
    this.root = root;
    this.split = split;
  }

  /**
   * Notes one, unless it is hidden, as editors' locks are, or its name says that it is no image.
   */
  void add(Path link) {
    String name = link.getFileName().toString();
    boolean mayBeFolder = name.indexOf('.') < 0 || root.resolve(split).equals(link.getParent());
    if (!name.startsWith(".") && (mayBeFolder || ImageFolder.isImage(name))) {
      links.add(root.relativize(link).toString());
    }
  }

  /**
   * Refuses them.
   *
   * @throws StageFailure {@link ExitCode#DATA_NOT_FOUND} naming the first
   */
  void requireNone() {
    if (!links.isEmpty()) {
      links.sort(CodePoints::compare);
      throw new StageFailure(
          ExitCode.DATA_NOT_FOUND,
          "split '%s' of %s has symbolic links that lead nowhere: %s; fetch what they stand for (git annex get, dvc checkout), or remove them"
              .formatted(split, root, SplitListing.some(links)));
    }
  }
}
