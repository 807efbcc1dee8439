package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Optional extras that never change a result. */
public record TrackingSpec(
    @JsonPropertyDescription("Writes TensorBoard event files beside each stage's result.")
        @Default("false")
        Boolean tensorBoard,
    @JsonPropertyDescription(
            "An MLflow tracking server that results are sent to. Absent or empty: none.")
        @Pattern("^(https?://[^ ]+)?$")
        @Size(max = 2048)
        @Nullable String mlflowUri) {
  public TrackingSpec {
    mlflowUri = Absent.ifEmpty(mlflowUri);
  }
}
