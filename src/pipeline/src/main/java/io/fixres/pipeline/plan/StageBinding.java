package io.fixres.pipeline.plan;

/** Completes what a stage is told once the stages it stands on have settled. */
public final class StageBinding {
  private StageBinding() {}

  /** What {@code node} is told, given what is known of the others. */
  public static Binding bind(StagePlan plan, StageNode node, Known known) {
    if (!known.areSettled(node.parents())) {
      return new Binding.NotYet();
    }
    return node.source().bindWith(new StageBinder(plan, node, known));
  }
}
