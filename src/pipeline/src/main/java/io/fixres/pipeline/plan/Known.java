package io.fixres.pipeline.plan;

import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a plan's stages when another one is to be bound; all keyed by stage id.
 *
 * @param specs what the bound stages are told
 * @param hashes of the bound stages
 * @param results of the stages that finished
 * @param gone stages that will never have a result: failed for good, or skipped
 * @param lost those of them that failed, if they are of one variant, in the plan's order
 * @param earlier hashes that stages were bound to before, as an earlier status says; a late-bound
 *     stage stays what it was when resolutions are appended
 */
public record Known(
    Map<String, StageSpec> specs,
    Map<String, String> hashes,
    Map<String, StageResult> results,
    Set<String> gone,
    List<Lost> lost,
    Map<String, String> earlier) {

  /** Whether all of these have a result or never will. */
  boolean areSettled(Collection<String> ids) {
    return ids.stream().allMatch(id -> results.containsKey(id) || gone.contains(id));
  }

  /** The hash of a stage that finished. */
  Optional<String> checkpoint(String id) {
    return results.containsKey(id) ? Optional.ofNullable(hashes.get(id)) : Optional.empty();
  }

  /** The results of those that have one, in order. */
  Stream<StageResult> resultsOf(Collection<String> ids) {
    return ids.stream().map(results::get).filter(Objects::nonNull);
  }
}
