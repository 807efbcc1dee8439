package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fixres.contract.StageKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pod override for one kind of stage, merged over the template. */
public record StageTemplateSpec(
    @JsonPropertyDescription("The kind of stage.") @Required StageKind stage,
    @JsonPropertyDescription("The accelerator. Absent: none, or the profile's.")
        @Nullable GpuSpec gpu,
    @JsonPropertyDescription("CPU and memory of the runner's container, as in a pod.")
        @Nullable ResourceRequirements resources,
    @JsonPropertyDescription("Labels that a node must have.") @Size(max = 32)
        @Nullable Map<String, @Size(max = 63) String> nodeSelector,
    @JsonPropertyDescription("Taints that pods put up with, as in a pod.") @Size(max = 32)
        @Nullable List<Toleration> tolerations,
    @JsonPropertyDescription("The PriorityClass of the pods. Absent or empty: the template's.")
        @Pattern(Patterns.SUBDOMAIN_OR_EMPTY)
        @Size(max = 253)
        @Nullable String priorityClassName) {
  public StageTemplateSpec {
    priorityClassName = Absent.ifEmpty(priorityClassName);
  }
}
