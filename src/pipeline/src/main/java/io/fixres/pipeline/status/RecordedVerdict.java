package io.fixres.pipeline.status;

import io.fixres.api.FixResExperiment;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.contract.Verdict;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.plan.Binding;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.StageBinding;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an experiment on a cluster has found, with all curves, from its status and its recorded
 * results alone. Stages are what the status says they are: a profile that the cluster merged into
 * the spec, which makes other hashes, need not be known.
 */
public final class RecordedVerdict {
  private RecordedVerdict() {}

  /** The verdict; empty = it has not concluded, or the record is not that of this status. */
  public static Optional<Verdict> of(FixResExperiment experiment, ResultsRecord record) {
    Map<String, String> hashes = StatusMemory.hashes(experiment.getStatus());
    Map<String, StageResult> results = new HashMap<>();
    hashes.forEach(
        (id, hash) -> {
          StageResult result = record.results().get(hash);
          if (result != null) {
            results.put(id, result);
          }
        });
    if (!results.containsKey(StageIds.CONCLUDE)) {
      return Optional.empty();
    }
    StagePlan plan = StagePlanner.plan(experiment.getSpec());
    Set<String> gone = plan.nodes().stream().map(StageNode::id).collect(Collectors.toSet());
    gone.removeAll(results.keySet());
    Map<String, StageSpec> specs = new HashMap<>();
    Known known = new Known(specs, hashes, results, gone, List.of(), hashes);
    for (StageNode node : plan.nodes()) {
      if (StageBinding.bind(plan, node, known) instanceof Binding.Bound bound) {
        specs.put(node.id(), bound.spec());
      }
    }
    return ArmCurves.verdict(known);
  }
}
