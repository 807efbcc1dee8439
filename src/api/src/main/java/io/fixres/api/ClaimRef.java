package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A directory on a persistent volume claim. */
public record ClaimRef(
    @JsonPropertyDescription(
            "A PersistentVolumeClaim of the same namespace. Without a cluster: a directory, as "
                + "--data or --workspace maps it.")
        @Required
        @Pattern(Patterns.SUBDOMAIN)
        @Size(min = 1, max = 253)
        String claimName,
    @JsonPropertyDescription("A directory on the claim. Absent or empty: its root.")
        @Pattern(Patterns.RELATIVE_PATH_OR_EMPTY)
        @Size(max = 512)
        @Nullable String subPath) {
  public ClaimRef {
    subPath = Absent.ifEmpty(subPath);
  }
}
