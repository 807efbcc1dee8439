package io.fixres.pipeline.plan;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.Comparison;
import io.fixres.contract.EvalPoint;
import io.fixres.contract.StageIds;
import io.fixres.contract.StageKind;
import io.fixres.pipeline.plan.StageSource.Conclude;
import io.fixres.pipeline.plan.StageSource.Sweep;
import io.fixres.pipeline.plan.StageSource.TestBaseline;
import io.fixres.pipeline.plan.StageSource.TestWinner;
import io.fixres.pipeline.plan.StageSource.Train;
import io.fixres.pipeline.plan.StageSource.TrainAtWinner;
import io.fixres.pipeline.plan.StageSource.TuneAt;
import io.fixres.pipeline.plan.StageSource.TuneOnLadder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays out an experiment's stages: variants × (train → sweep → fine-tune ladder → sweep of each) →
 * control arms → conclude → test.
 *
 * <p>Total and deterministic on specs without violations. A rung of the ladder stands on the sweeps
 * of all replicates of its train size, because the ladder starts at the best of their mean.
 */
public final class StagePlanner {
  private final FixResExperimentSpec spec;
  private final Protocol protocol;
  private final List<StageNode> nodes = new ArrayList<>();

  private StagePlanner(FixResExperimentSpec spec) {
    this.spec = spec;
    this.protocol = ProtocolReader.read(spec);
  }

  /** The plan of a spec. */
  public static StagePlan plan(FixResExperimentSpec spec) {
    return new StagePlanner(spec).plan();
  }

  private StagePlan plan() {
    List<Variant> ordinary = ordinaryVariants();
    List<Variant> direct = directVariants();
    addArms(ordinary);
    addArms(direct);
    List<String> sweeps = sweeps();
    add(StageIds.CONCLUDE, StageKind.CONCLUDE, null, new Conclude(), sweeps);
    addTests();
    return new StagePlan(
        protocol, Stream.concat(ordinary.stream(), direct.stream()).toList(), nodes);
  }

  private List<Variant> ordinaryVariants() {
    boolean trained = protocol.train() != null;
    return SweepColumns.trainResolutions(spec).stream()
        .flatMap(
            size ->
                seeds()
                    .mapToObj(
                        seed -> trained ? Variant.trained(size, seed) : Variant.given(size, seed)))
        .toList();
  }

  private List<Variant> directVariants() {
    boolean wanted =
        protocol.train() != null && spec.compare().contains(Comparison.DIRECT_AT_WINNER);
    return wanted ? seeds().mapToObj(Variant::direct).toList() : List.of();
  }

  private LongStream seeds() {
    long base = spec.seeds().base();
    return LongStream.range(base, base + spec.seeds().replicates());
  }

  /** Trainings and their sweeps come before every rung that stands on them. */
  private void addArms(List<Variant> variants) {
    List<String> before = sweeps();
    variants.forEach(variant -> addUntuned(variant, before));
    if (spec.fineTune().enabled()) {
      variants.forEach(variant -> addTuned(variant, replicateSweeps(variant, variants)));
    }
  }

  private void addUntuned(Variant variant, List<String> before) {
    String train = trainOf(variant);
    if (train != null) {
      add(
          train,
          StageKind.TRAIN,
          variant,
          variant.isDirect() ? new TrainAtWinner() : new Train(),
          variant.isDirect() ? before : List.of());
    }
    addSweep(StageIds.in(variant.id(), StageIds.SWEEP), StageKind.SWEEP, variant, train);
  }

  private void addTuned(Variant variant, List<String> replicates) {
    List<Integer> named = spec.fineTune().resolutions().stream().sorted().distinct().toList();
    int rungs = named.isEmpty() ? Ladder.RUNGS : named.size();
    String train = trainOf(variant);
    for (int rung = 1; rung <= rungs; rung++) {
      StageSource source =
          named.isEmpty()
              ? new TuneOnLadder(train, rung)
              : new TuneAt(train, atFirstCrop(named.get(rung - 1)));
      addRung(variant, StageIds.fineTune(rung), source, named.isEmpty() ? replicates : List.of());
    }
    Integer trainSize = variant.trainResolution();
    if (trainSize != null && spec.compare().contains(Comparison.FINE_TUNED_AT_TRAIN_SIZE)) {
      addRung(
          variant,
          StageIds.TUNE_AT_TRAIN_SIZE,
          new TuneAt(train, atFirstCrop(trainSize)),
          List.of());
    }
  }

  private void addRung(Variant variant, String name, StageSource source, List<String> sweeps) {
    String id = StageIds.in(variant.id(), name);
    List<String> parents =
        Stream.concat(Stream.ofNullable(trainOf(variant)), sweeps.stream()).toList();
    add(id, StageKind.FINE_TUNE, variant, source, parents);
    addSweep(StageIds.sweepOf(id), StageKind.SWEEP_FINE_TUNED, variant, id);
  }

  private void addSweep(String id, StageKind kind, Variant variant, @Nullable String checkpoint) {
    List<String> parents = checkpoint == null ? List.of() : List.of(checkpoint);
    add(id, kind, variant, new Sweep(checkpoint), parents);
  }

  private void addTests() {
    if (protocol.dataset().testSplit() != null) {
      List<String> parents = List.of(StageIds.CONCLUDE);
      add(StageIds.TEST_WINNER, StageKind.TEST, null, new TestWinner(), parents);
      add(StageIds.TEST_BASELINE, StageKind.TEST, null, new TestBaseline(), parents);
    }
  }

  private void add(
      String id,
      StageKind kind,
      @Nullable Variant variant,
      StageSource source,
      List<String> parents) {
    nodes.add(new StageNode(id, kind, variant, source, parents));
  }

  private @Nullable String trainOf(Variant variant) {
    return protocol.train() == null ? null : StageIds.in(variant.id(), StageIds.TRAIN);
  }

  private List<String> replicateSweeps(Variant variant, List<Variant> all) {
    return all.stream()
        .filter(other -> variant.isReplicateOf(other))
        .map(other -> StageIds.in(other.id(), StageIds.SWEEP))
        .toList();
  }

  private List<String> sweeps() {
    return nodes.stream()
        .filter(node -> node.source() instanceof Sweep)
        .map(StageNode::id)
        .toList();
  }

  private EvalPoint atFirstCrop(int resolution) {
    return new EvalPoint(resolution, spec.sweep().cropPcts().get(0).doubleValue());
  }
}
