package io.fixres.cli.local;

import io.fixres.contract.StageSpec;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StagePlan;

/**
 * Splits the machine among stages that may run side by side.
 *
 * @param plan all stages
 * @param maxActive how many may run at the same time
 * @param machine what is split
 */
record ThreadShare(StagePlan plan, int maxActive, Machine machine) {
  /** The stage with its threads filled in, where the experiment leaves them open. */
  StageSpec fill(StageSpec stage) {
    return stage.execution().threads() > 0
        ? stage
        : stage.withThreads(machine.threads(beside(stage)));
  }

  /** How many stages like this one may run at once. */
  int beside(StageSpec stage) {
    boolean direct =
        plan.nodes().stream().anyMatch(node -> node.id().equals(stage.id()) && isDirect(node));
    long alike =
        plan.nodes().stream()
            .filter(node -> node.kind() == stage.kind() && isDirect(node) == direct)
            .count();
    return (int) Math.max(1, Math.min(maxActive, alike));
  }

  private static boolean isDirect(StageNode node) {
    return node.variant() != null && node.variant().isDirect();
  }
}
