package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The Kueue queue that Jobs wait in. */
public record QueueSpec(
    @JsonPropertyDescription("A LocalQueue of the namespace. It never changes.")
        @Required
        @Pattern(Patterns.LABEL)
        @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("A Kueue WorkloadPriorityClass. Absent or empty: none.")
        @Pattern(Patterns.SUBDOMAIN_OR_EMPTY)
        @Size(max = 253)
        @Nullable String priorityClass) {
  public QueueSpec {
    priorityClass = Absent.ifEmpty(priorityClass);
  }
}
