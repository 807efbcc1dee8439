package io.fixres.api;

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
    @Nullable GpuSpec gpu,
    @Nullable ResourceRequirements resources,
    @Nullable Map<String, String> nodeSelector,
    @Nullable List<Toleration> tolerations,
    @Nullable Affinity affinity,
    @Nullable String priorityClassName,
    @Nullable String runtimeClassName,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, String> annotations,
    @Nullable PodSecurityContext podSecurityContext,
    @Nullable List<Volume> extraVolumes,
    @Nullable List<VolumeMount> extraVolumeMounts,
    @Nullable Long terminationGracePeriodSeconds) {}
