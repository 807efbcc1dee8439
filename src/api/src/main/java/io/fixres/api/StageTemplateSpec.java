package io.fixres.api;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fixres.contract.StageKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pod override for one kind of stage, merged over the template. */
public record StageTemplateSpec(
    StageKind stage,
    @Nullable GpuSpec gpu,
    @Nullable ResourceRequirements resources,
    @Nullable Map<String, String> nodeSelector,
    @Nullable List<Toleration> tolerations,
    @Nullable String priorityClassName) {}
