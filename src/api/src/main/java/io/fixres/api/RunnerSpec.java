package io.fixres.api;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program that does the stages. */
public record RunnerSpec(
    String flavour,
    Integer threads,
    @Nullable String image,
    @Nullable String imagePullPolicy,
    @Nullable List<LocalObjectReference> imagePullSecrets,
    @Nullable List<EnvVarSpec> env) {}
