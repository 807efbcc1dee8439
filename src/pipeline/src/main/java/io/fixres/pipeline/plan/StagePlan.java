package io.fixres.pipeline.plan;

import java.util.List;

/**
 * All stages of an experiment, in an order in which parents come first.
 *
 * @param protocol what the stages have in common
 * @param variants networks of the comparison, control arms last
 * @param nodes the stages
 */
public record StagePlan(Protocol protocol, List<Variant> variants, List<StageNode> nodes) {
  public StagePlan {
    variants = List.copyOf(variants);
    nodes = List.copyOf(nodes);
  }
}
