package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paired differences in points, each estimate, low and high. */
public record GainsStatus(
    @JsonPropertyDescription("Untuned: best test size minus train size.") @Size(min = 3, max = 3)
        @Nullable List<String> enlarge,
    @JsonPropertyDescription("The best tuned point minus the same point untuned.")
        @Size(min = 3, max = 3)
        @Nullable List<String> tune,
    @JsonPropertyDescription("Winner minus untuned at its train size: what the method brought.")
        @Size(min = 3, max = 3)
        @Nullable List<String> total,
    @JsonPropertyDescription(
            "Winner minus direct training, DirectAtWinner, at that one's own size.")
        @Size(min = 3, max = 3)
        @Nullable List<String> versusDirect,
    @JsonPropertyDescription("What that control arm cost.") @Nullable Long directGpuSeconds) {}
