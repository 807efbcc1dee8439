package io.fixres.pipeline.plan;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.GpuSpec;
import io.fixres.api.StageTemplateSpec;
import io.fixres.contract.StageKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many accelerators a process of each kind of stage is given: {@code stageTemplates} over
 * {@code template}.
 *
 * @param counts by kind, those above 0
 */
public record Accelerators(Map<StageKind, Integer> counts) {
  public Accelerators {
    counts = Map.copyOf(counts);
  }

  /** Those that a spec asks for. */
  public static Accelerators of(FixResExperimentSpec spec) {
    Map<StageKind, Integer> counts = new EnumMap<>(StageKind.class);
    for (StageKind kind : StageKind.values()) {
      of(spec, kind).ifPresent(gpu -> counts.put(kind, gpu.count()));
    }
    return new Accelerators(counts);
  }

  /** What a spec asks for one process of a kind of stage; empty = it computes on the CPU. */
  public static Optional<GpuSpec> of(FixResExperimentSpec spec, StageKind kind) {
    return spec.stageTemplate(kind)
        .map(StageTemplateSpec::gpu)
        .or(() -> Optional.ofNullable(spec.commonTemplate().gpu()))
        .filter(gpu -> gpu.count() > 0 && kind.usesAccelerators());
  }

  /** Those of one process of this kind; 0 = it computes on the CPU. */
  public int of(StageKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Whether every stage computes on the CPU. */
  public boolean isNone() {
    return counts.isEmpty();
  }

  /** What is left idle between two stages. */
  public int most() {
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
