package io.fixres.operator.settings;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.RunnerSpec;
import io.fixres.api.RunnerStatus;
import io.fixres.contract.Contract;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.plan.Accelerators;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which image an experiment's stages run in.
 *
 * @param byFlavour the operator's own images
 * @param cudaFlavour what {@code Auto} means with an accelerator
 * @param allowed patterns of images that experiments may name themselves
 */
public record RunnerImages(
    Map<String, String> byFlavour, String cudaFlavour, List<String> allowed) {
  private static final String AUTO = "Auto";

  public RunnerImages {
    byFlavour = Map.copyOf(byFlavour);
    allowed = List.copyOf(allowed);
  }

  /** As configured. */
  public static RunnerImages of(OperatorSettings settings) {
    return new RunnerImages(
        settings.runnerImages(),
        settings.cudaFlavour(),
        settings.allowedImages().orElse(List.of()));
  }

  /** Why the image that {@link #resolve} gives cannot be used; empty = it can. */
  public Optional<Obstacle> objection(FixResExperimentSpec spec, Optional<String> ofProfile) {
    String own = spec.runner().image();
    if (own != null) {
      return isAllowed(own)
          ? Optional.empty()
          : Optional.of(
              new Obstacle(
                  "ImageNotAllowed",
                  "spec.runner.image: %s is not among the images that this cluster's operator allows; remove it, or ask its owner to add it to allowedImages"
                      .formatted(own)));
    }
    return ofProfile.isPresent() || byFlavour.containsKey(flavour(spec))
        ? Optional.empty()
        : Optional.of(
            Obstacle.invalidSpec(
                "spec.runner.flavour: the operator has no runner image of flavour %s (it has %s)"
                    .formatted(flavour(spec), byFlavour.keySet().stream().sorted().toList())));
  }

  /**
   * An image.
   *
   * @param name with registry and tag
   * @param from what named it
   */
  public record Choice(String name, String from) {}

  /**
   * The image: the spec's own, else the profile's, else the flavour's. What was resolved when the
   * experiment was accepted stays, so that an upgrade of the operator does not touch it, until the
   * spec names another profile or flavour, or the operator's stages would give other numbers.
   */
  public Choice resolve(
      FixResExperimentSpec spec,
      @Nullable FixResExperimentStatus status,
      Optional<String> ofProfile) {
    String own = spec.runner().image();
    if (own != null) {
      return new Choice(own, "spec.runner.image");
    }
    String from = profile(spec) + "flavour " + spec.runner().flavour() + gpu(spec);
    RunnerStatus told = status == null ? null : status.runner();
    return told != null && told.image() != null && holds(told, from)
        ? new Choice(told.image(), from)
        : new Choice(ofProfile.orElseGet(() -> byFlavour.getOrDefault(flavour(spec), "")), from);
  }

  private static boolean holds(RunnerStatus told, String from) {
    boolean isOfSameSource = told.imageFrom() == null || told.imageFrom().equals(from);
    return isOfSameSource && isOfTheseNumerics(told);
  }

  /** Whether stages that were done as this says are what this operator would have done. */
  public static boolean isOfTheseNumerics(RunnerStatus told) {
    return told.numerics() == null || told.numerics() == Contract.NUMERICS;
  }

  private static String profile(FixResExperimentSpec spec) {
    String name = Objects.requireNonNullElse(spec.profile(), "");
    return name.isEmpty() ? "" : "profile " + name + ", ";
  }

  /** Auto depends on it; and on the operator, but what that gave once stays. */
  private static String gpu(FixResExperimentSpec spec) {
    if (!spec.runner().flavour().equals(AUTO)) {
      return "";
    }
    return Accelerators.of(spec).isNone() ? " without a GPU" : " with a GPU";
  }

  private String flavour(FixResExperimentSpec spec) {
    if (!spec.runner().flavour().equals(AUTO)) {
      return spec.runner().flavour();
    }
    return Accelerators.of(spec).isNone() ? RunnerSpec.CPU : cudaFlavour;
  }

  private boolean isAllowed(String image) {
    return byFlavour.containsValue(image)
        || allowed.stream().anyMatch(pattern -> Pattern.matches(expression(pattern), image));
  }

  private static String expression(String pattern) {
    return Pattern.quote(pattern).replace("*", "\\E.*\\Q");
  }
}
