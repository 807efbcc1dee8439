package io.fixres.pipeline.decide;

import io.fixres.api.StageState;
import io.fixres.contract.ConcludeWork.Lost;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.plan.Binding;
import io.fixres.pipeline.plan.Binding.Bound;
import io.fixres.pipeline.plan.Known;
import io.fixres.pipeline.plan.StageBinding;
import io.fixres.pipeline.plan.StageNode;
import io.fixres.pipeline.plan.StagePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where every stage of a plan stands, worked out from what is seen and nothing else: a restart of
 * whoever decides forgets nothing.
 *
 * @param entries in the plan's order
 * @param known what later stages could be bound with
 */
public record Ledger(List<Entry> entries, Known known) {
  public Ledger {
    entries = List.copyOf(entries);
  }

  /** Goes through the plan once; parents precede their children. */
  public static Ledger of(StagePlan plan, Observed seen, RunLimits limits) {
    Map<String, StageSpec> specs = new LinkedHashMap<>();
    Map<String, StageResult> results = new LinkedHashMap<>();
    Map<String, String> hashes = new LinkedHashMap<>();
    Set<String> gone = new HashSet<>();
    List<Lost> lost = new ArrayList<>();
    Known known = new Known(specs, hashes, results, gone, lost, seen.earlier());
    Map<String, StageResult> done = new HashMap<>();
    Standing standing = new Standing(seen, limits, done);
    List<Entry> entries = new ArrayList<>();
    for (StageNode node : plan.nodes()) {
      Binding binding = StageBinding.bind(plan, node, known);
      Entry entry = standing.of(node, binding);
      entries.add(entry);
      if (binding instanceof Bound bound) {
        specs.put(node.id(), bound.spec());
        hashes.put(node.id(), bound.hash());
      }
      if (entry.isDone() && entry.seen() instanceof Succeeded success) {
        results.put(node.id(), success.result());
        done.put(success.result().hash(), success.result());
      }
      if (entry.isGone()) {
        gone.add(node.id());
      }
      entry.lost().ifPresent(lost::add);
    }
    return new Ledger(entries, known);
  }

  /** The stage with this id. */
  public Optional<Entry> find(String id) {
    return entries.stream().filter(entry -> entry.node().id().equals(id)).findFirst();
  }

  /** The stage that selects and compares. */
  public Entry conclude() {
    return find(StageIds.CONCLUDE)
        .orElseThrow(() -> new IllegalStateException("a plan without a conclude stage"));
  }

  /** Hashes of all bound stages. */
  public Set<String> hashes() {
    return Set.copyOf(known.hashes().values());
  }

  /** Stages that failed for good. */
  public List<Entry> failures() {
    return entries.stream().filter(entry -> entry.state() == StageState.FAILED).toList();
  }

  /** Whether every stage has a result or will never have one. */
  public boolean isSettled() {
    return entries.stream().allMatch(entry -> entry.isDone() || entry.isGone());
  }
}
