package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;

/** Which accelerator a pod asks for. */
public record GpuSpec(
    @JsonPropertyDescription(
            "The extended resource: nvidia.com/gpu, a MIG slice such as nvidia.com/mig-1g.10gb, or "
                + "what the cluster calls a shared GPU. amd.com/gpu needs an image of your own: no flavour"
                + " is built for ROCm.")
        @Default(GpuSpec.NVIDIA)
        @Pattern(Patterns.QUALIFIED)
        @Size(min = 1, max = 317)
        String resourceName,
    @JsonPropertyDescription(
            "How many a pod gets. In training and fine-tuning each sees batchSize images a step and "
                + "all learn from the mean of their gradients; a sweep deals its sizes out among "
                + "them. 0 in stageTemplates takes away what template gives.")
        @Default("" + GpuSpec.COUNT)
        @Min(0)
        @Max(64)
        Integer count) {
  private static final String NVIDIA = "nvidia.com/gpu";
  private static final int COUNT = 1;

  /** With its defaults: the API server fills them in for an experiment, not in a profile. */
  public GpuSpec {
    resourceName = Objects.requireNonNullElse(resourceName, NVIDIA);
    count = Objects.requireNonNullElse(count, COUNT);
  }
}
