package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.GpuSpec;
import io.fixres.api.StageTemplateSpec;
import io.fixres.api.TemplateSpec;
import io.fixres.contract.StageKind;
import io.fixres.pipeline.plan.Accelerators;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a spec asks of the pods of one kind of stage: {@code stageTemplates} over {@code template}.
 */
final class PodShape {
  private static final long GRACE_SECONDS = 120;

  private final TemplateSpec common;
  private final Optional<StageTemplateSpec> own;
  private final Optional<GpuSpec> gpu;

  PodShape(FixResExperimentSpec spec, StageKind kind) {
    this.common = spec.commonTemplate();
    this.own = spec.stageTemplate(kind);
    this.gpu = Accelerators.of(spec, kind);
  }

  /** The accelerator; empty = none. */
  Optional<GpuSpec> gpu() {
    return gpu;
  }

  ResourceRequirements resources() {
    return Objects.requireNonNullElseGet(
        over(StageTemplateSpec::resources, common.resources()), ResourceRequirements::new);
  }

  @Nullable Map<String, String> nodeSelector() {
    return over(StageTemplateSpec::nodeSelector, common.nodeSelector());
  }

  @Nullable List<Toleration> tolerations() {
    return over(StageTemplateSpec::tolerations, common.tolerations());
  }

  @Nullable String priorityClassName() {
    return over(StageTemplateSpec::priorityClassName, common.priorityClassName());
  }

  long graceSeconds() {
    return Objects.requireNonNullElse(common.terminationGracePeriodSeconds(), GRACE_SECONDS);
  }

  /** What only the template says. */
  TemplateSpec template() {
    return common;
  }

  private <T> @Nullable T over(
      Function<StageTemplateSpec, @Nullable T> field, @Nullable T otherwise) {
    return own.map(field).orElse(otherwise);
  }
}
