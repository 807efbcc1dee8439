package io.fixres.pipeline.status;

import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.pipeline.observe.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a status remembers for whoever observes next: the rest is rebuilt from results. */
public final class StatusMemory {
  /** The block of the stages that look at all variants. */
  static final String ALL = "all";

  private StatusMemory() {}

  /** Hashes that stages were bound to, by stage id. */
  public static Map<String, String> hashes(@Nullable FixResExperimentStatus status) {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (VariantStatus variant : variants(status)) {
      for (StageStatus stage : variant.stages()) {
        if (stage.hash() != null) {
          hashes.put(id(variant, stage), stage.hash());
        }
      }
    }
    return hashes;
  }

  /** What stages have used up, by hash; every attempt but the first and disruptions counted. */
  public static Map<String, Tally> tallies(@Nullable FixResExperimentStatus status) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (VariantStatus variant : variants(status)) {
      for (StageStatus stage : variant.stages()) {
        if (stage.hash() != null && stage.attempts() != null) {
          tallies.put(stage.hash(), tally(stage.attempts(), stage.disruptions()));
        }
      }
    }
    return tallies;
  }

  private static Tally tally(int attempts, @Nullable Integer disruptions) {
    int free = Objects.requireNonNullElse(disruptions, 0);
    return new Tally(attempts, Math.max(0, attempts - 1 - free), 0, free, 0);
  }

  private static List<VariantStatus> variants(@Nullable FixResExperimentStatus status) {
    return status == null || status.variants() == null ? List.of() : status.variants();
  }

  private static String id(VariantStatus variant, StageStatus stage) {
    return variant.id().equals(ALL) ? stage.name() : variant.id() + "/" + stage.name();
  }
}
