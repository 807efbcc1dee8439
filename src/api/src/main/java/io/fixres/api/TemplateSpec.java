package io.fixres.api;

import static io.fixres.api.ListType.Kind.MAP;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be overridden in the stages' pods. */
public record TemplateSpec(
    @JsonPropertyDescription("The accelerator. Absent: none, or the profile's.")
        @Nullable GpuSpec gpu,
    @JsonPropertyDescription("CPU and memory of the runner's container, as in a pod.")
        @Nullable ResourceRequirements resources,
    @JsonPropertyDescription("Labels that a node must have.") @Size(max = 32)
        @Nullable Map<String, @Size(max = 63) String> nodeSelector,
    @JsonPropertyDescription("Taints that pods put up with, as in a pod.") @Size(max = 32)
        @Nullable List<Toleration> tolerations,
    @JsonPropertyDescription("Which nodes are preferred or required, as in a pod.")
        @Nullable Affinity affinity,
    @JsonPropertyDescription(
            "The PriorityClass of the pods. Absent or empty: the cluster's default.")
        @Pattern(Patterns.SUBDOMAIN_OR_EMPTY)
        @Size(max = 253)
        @Nullable String priorityClassName,
    @JsonPropertyDescription("The RuntimeClass of the pods. Absent or empty: the node's default.")
        @Pattern(Patterns.SUBDOMAIN_OR_EMPTY)
        @Size(max = 253)
        @Nullable String runtimeClassName,
    @JsonPropertyDescription(
            "Further labels of Jobs and pods. Names that begin with fixres.io/ or "
                + "claim.fixres.io/ are reserved, and kueue.x-k8s.io/queue-name: see spec.queue.")
        @Size(max = 32)
        @Nullable Map<String, @Size(max = 63) String> labels,
    @JsonPropertyDescription(
            "Further annotations of Jobs and pods. The names that labels may not have are "
                + "reserved here, too.")
        @Size(max = 64)
        @Nullable Map<String, @Size(max = 8192) String> annotations,
    @JsonPropertyDescription(
            "As in a pod, over ours (restricted: no root, RuntimeDefault seccomp). An fsGroup "
                + "makes a claim writable.")
        @Nullable PodSecurityContext podSecurityContext,
    @JsonPropertyDescription("Further volumes, as in a pod.")
        @Size(max = 16)
        @ListType(value = MAP, keys = "name")
        @Nullable List<Volume> extraVolumes,
    @JsonPropertyDescription(
            "Where extraVolumes are mounted in the runner's container, as in a pod.")
        @Size(max = 32)
        @ListType(value = MAP, keys = "mountPath")
        @Nullable List<VolumeMount> extraVolumeMounts,
    @JsonPropertyDescription(
            "Time between SIGTERM and SIGKILL, in which a checkpoint is written. Absent: the "
                + "profile's, else 120.")
        @Min(10)
        @Max(86400)
        @Nullable Long terminationGracePeriodSeconds) {
  /** Nothing is overridden. */
  static final TemplateSpec NONE =
      new TemplateSpec(
          null, null, null, null, null, null, null, null, null, null, null, null, null);

  public TemplateSpec {
    priorityClassName = Absent.ifEmpty(priorityClassName);
    runtimeClassName = Absent.ifEmpty(runtimeClassName);
  }
}
