package io.fixres.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fixres.contract.Schedule;
import java.math.BigDecimal;

/** Stochastic gradient descent with momentum. */
public record OptimizerSpec(
    @JsonPropertyDescription(
            "Rate at the end of the warm-up. Training: 0.1 for batches of 256, torchvision's "
                + "reference. Fine-tuning: 0.001; the authors use 0.008 for ResNet-50 and 0.0008 for "
                + "PNASNet, at batches of 512.")
        @Default("0.1")
        @Min(value = 0, inclusive = false)
        @Max(100)
        BigDecimal learningRate,
    @JsonPropertyDescription(
            "Momentum, as PyTorch defines it. 0.9 is the authors' and torchvision's.")
        @Default("0.9")
        @Min(0)
        @Max(0.9999)
        BigDecimal momentum,
    @JsonPropertyDescription(
            "On all parameters, as the authors and torchvision do. 1e-4 is theirs.")
        @Default("0.0001")
        @Min(0)
        @Max(1)
        BigDecimal weightDecay,
    @JsonPropertyDescription(
            "How the rate falls. Step divides it by ten after each third of the epochs; the "
                + "authors' training does so every 30 of theirs.")
        @Default("Cosine")
        Schedule schedule,
    @JsonPropertyDescription(
            "Linear warm-up from zero, in epochs. Training 5, as timm's and torchvision's newer "
                + "recipes; fine-tuning 0. One that is not shorter than the run takes half of it.")
        @Default("5")
        @Min(0)
        @Max(1000)
        Integer warmupEpochs) {}
