package io.fixres.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a result was made from. A stage that is done anew keeps its hash and may write another
 * model: a GPU does not add in the same order twice. Or its images were mended since. What was made
 * from the model or the scores before no longer holds.
 */
public final class Origin {
  private static final int DIGITS = 16;

  private Origin() {}

  /**
   * Names what this work would be made from: the model that its checkpoint is, or what all its
   * sweeps were made from and the images that they scored.
   *
   * @param results by stage hash
   * @return the first 16 hexadecimal digits of a digest; null = it has no parents, or not all of
   *     them have a result
   */
  public static @Nullable String of(StageWork work, Map<String, StageResult> results) {
    List<String> parents = work.parents();
    if (parents.isEmpty() || !results.keySet().containsAll(parents)) {
      return null;
    }
    String made =
        parents.stream().map(results::get).map(Origin::made).collect(Collectors.joining("\n"));
    return Sha256.of(made).substring(0, DIGITS);
  }

  private static String made(StageResult parent) {
    return parent.modelSha256() + " " + parent.origin() + " " + parent.data().manifest();
  }

  /** Whether a result was made from what is there now, as far as is known. */
  public static boolean holds(
      StageWork work, StageResult result, Map<String, StageResult> results) {
    String now = of(work, results);
    return now == null || result.origin() == null || now.equals(result.origin());
  }
}
