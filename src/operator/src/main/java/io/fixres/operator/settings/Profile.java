package io.fixres.operator.settings;

import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.Labels;
import io.fixres.api.QueueSpec;
import io.fixres.api.TemplateSpec;
import io.fixres.contract.Json;
import io.fixres.pipeline.observe.Obstacle;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One profile.
 *
 * @param image of the runner, instead of the flavour's; it need not be among the allowed images
 * @param queue that Jobs wait in; an experiment's own goes before it
 * @param template what pods are given; an experiment's own is merged over it
 * @param locked fields of the template that experiments may not set; default: none
 */
record Profile(
    @Nullable String image,
    @Nullable QueueSpec queue,
    @Nullable TemplateSpec template,
    Set<String> locked) {
  private static final Set<String> FIELDS =
      Arrays.stream(TemplateSpec.class.getRecordComponents())
          .map(RecordComponent::getName)
          .collect(Collectors.toUnmodifiableSet());

  /** The canonical constructor, with {@code locked} as it may be absent. */
  Profile {
    locked = Set.copyOf(Objects.requireNonNullElse(locked, Set.of()));
    Set<String> unknown = new TreeSet<>(locked);
    unknown.removeAll(FIELDS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "locked: %s is no field of a template (those are %s)"
              .formatted(unknown, new TreeSet<>(FIELDS)));
    }
    if (queue != null && queue.name() == null) {
      throw new IllegalArgumentException("queue.name is missing: name a LocalQueue");
    }
    if (template != null) {
      Stream.of(template.labels(), template.annotations())
          .map(Labels::reserved)
          .flatMap(List::stream)
          .findFirst()
          .ifPresent(Profile::refuse);
    }
  }

  private static void refuse(String reserved) {
    throw new IllegalArgumentException(
        "template: %s is the operator's to set; %s".formatted(reserved, Labels.remedy(reserved)));
  }

  /** Why a spec goes against this profile; empty = it does not. */
  Optional<Obstacle> objection(String name, FixResExperimentSpec spec) {
    Stream<String> ours = set("spec.template.", Stream.ofNullable(spec.template()).toList());
    Stream<String> byStage =
        set("spec.stageTemplates[].", Objects.requireNonNullElse(spec.stageTemplates(), List.of()));
    return Stream.concat(ours, byStage)
        .findFirst()
        .map(
            path ->
                Obstacle.invalidSpec(
                    "%s: profile %s decides it for all; remove it, or use another profile"
                        .formatted(path, name)));
  }

  /** Paths of locked fields that are set all the same. */
  private Stream<String> set(String path, Collection<?> templates) {
    return templates.stream()
        .map(Json::tree)
        .flatMap(template -> new TreeSet<>(locked).stream().filter(template::has))
        .map(field -> path + field);
  }
}
