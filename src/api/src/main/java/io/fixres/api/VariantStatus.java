package io.fixres.api;

import static io.fixres.api.ListType.Kind.MAP;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One training: a resolution and a seed. */
public record VariantStatus(
    @JsonPropertyDescription("Such as r128-s0.") @Required String id,
    @JsonPropertyDescription("Pixels.") @Nullable Integer trainResolution,
    @JsonPropertyDescription("Its seed.") @Nullable Long seed,
    @JsonPropertyDescription("Its stages, in order.")
        @Size(max = 64)
        @ListType(value = MAP, keys = "name")
        List<StageStatus> stages) {
  public VariantStatus {
    stages = Absent.ifNull(stages);
  }
}
