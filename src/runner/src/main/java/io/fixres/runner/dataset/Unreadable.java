package io.fixres.runner.dataset;

import io.fixres.contract.ExitCode;
import io.fixres.contract.StageFailure;
import io.fixres.runner.image.ImageReadException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The images of a split that could not be read: skipped and counted up to one in a thousand, a
 * failure beyond.
 */
public final class Unreadable {
  private static final int ONE_IN = 1000;
  private static final int NAMED = 3;

  private final String split;
  private final int allowed;
  private final Map<Integer, String> images = new ConcurrentSkipListMap<>();

  /** For a split of so many images. */
  public Unreadable(String split, int size) {
    this.split = split;
    this.allowed = size / ONE_IN;
  }

  /**
   * Notes one.
   *
   * @throws StageFailure {@link ExitCode#DATA_ERROR} when there are too many, naming the first
   */
  public void add(int image, ImageReadException why) {
    images.put(image, why.getMessage());
    requireFew(images.size(), first());
  }

  /**
   * Lets so many pass.
   *
   * @param first the first of them, for people
   * @throws StageFailure {@link ExitCode#DATA_ERROR} when there are too many
   */
  public void requireFew(int count, String first) {
    if (count > allowed) {
      throw new StageFailure(
          ExitCode.DATA_ERROR,
          "%d %s of split '%s' cannot be read, more than one in a thousand: %s; remove or repair %s"
              .formatted(
                  count,
                  count == 1 ? "image" : "images",
                  split,
                  first,
                  count == 1 ? "it" : "them"));
    }
  }

  /** How many so far. */
  public int count() {
    return images.size();
  }

  /** The first few, for notes. */
  public String first() {
    return images.values().stream().limit(NAMED).collect(Collectors.joining("; "));
  }
}
