package io.fixres.api;

import static io.fixres.api.ListType.Kind.MAP;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program that does the stages. */
public record RunnerSpec(
    @JsonPropertyDescription(
            "Auto: cpu without a gpu, else the operator's CUDA flavour. cpu with a gpu is refused."
                + " It decides the numerics, so it cannot change.")
        @Default("Auto")
        @Pattern("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$")
        @Size(min = 1, max = 63)
        String flavour,
    @JsonPropertyDescription(
            "Threads of a stage; 0: all that the container may use. The last digits of sums depend"
                + " on it.")
        @Default("0")
        @Min(0)
        @Max(1024)
        Integer threads,
    @JsonPropertyDescription(
            "An image of your own instead of the flavour's. Absent or empty: the flavour's.")
        @Pattern(Patterns.IMAGE_OR_EMPTY)
        @Size(max = 512)
        @Nullable String image,
    @JsonPropertyDescription("When the image is pulled.") @Default("IfNotPresent")
        ImagePullPolicy imagePullPolicy,
    @JsonPropertyDescription("Secrets of the namespace that the image is pulled with.")
        @Size(max = 16)
        @ListType(value = MAP, keys = "name")
        @Nullable List<LocalObjectReference> imagePullSecrets,
    @JsonPropertyDescription(
            "Further environment variables of the runner. Names that begin with FIXRES_ are reserved.")
        @Size(max = 64)
        @ListType(value = MAP, keys = "name")
        @Nullable List<EnvVarSpec> env) {
  /** The flavour that computes without an accelerator. */
  public static final String CPU = "cpu";

  public RunnerSpec {
    image = Absent.ifEmpty(image);
  }
}
