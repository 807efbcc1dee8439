package io.fixres.pipeline.plan;

import io.fixres.contract.StageIds;
import io.fixres.contract.StageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a plan, before what it is told is known in full.
 *
 * @param id its name within the experiment, such as {@code r128-s0/fine-tune-1/sweep}
 * @param kind what it does
 * @param variant the training it belongs to; null = it looks at all of them
 * @param source where its work comes from
 * @param parents ids of the stages that have to be settled first; they precede it in the plan
 */
public record StageNode(
    String id,
    StageKind kind,
    @Nullable Variant variant,
    StageSource source,
    List<String> parents) {
  public StageNode {
    parents = List.copyOf(parents);
  }

  /** The id without its variant, such as {@code fine-tune-1/sweep}. */
  public String name() {
    return StageIds.nameOf(id);
  }
}
