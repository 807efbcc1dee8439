package io.fixres.operator.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.contract.Json;
import io.fixres.pipeline.observe.Obstacle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What experiments get by naming it in {@code spec.profile}: placement that a platform team owns.
 *
 * @param byName the profiles
 */
public record Profiles(Map<String, Profile> byName) {
  private static final String UNKNOWN = "UnknownProfile";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public Profiles {
    byName = Map.copyOf(byName);
  }

  /**
   * Reads the file that is configured; none = there are no profiles.
   *
   * @throws IllegalStateException naming file, profile and field, when it cannot be understood
   */
  public static Profiles of(OperatorSettings settings) {
    return settings.profilesFile().map(Path::of).map(Profiles::read).orElse(new Profiles(Map.of()));
  }

  private static Profiles read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the profiles in " + file, e);
    }
  }

  /** Profiles by name, as YAML. */
  public static Profiles parse(String yaml, String source) {
    Map<String, Profile> profiles = new TreeMap<>();
    try {
      JsonNode tree = YAML.readTree(yaml);
      for (Map.Entry<String, JsonNode> entry : tree.properties()) {
        profiles.put(entry.getKey(), profile(entry.getKey(), entry.getValue(), source));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot read the profiles in %s: %s".formatted(source, e.getOriginalMessage()), e);
    }
    return new Profiles(profiles);
  }

  private static Profile profile(String name, JsonNode tree, String source) {
    try {
      JsonNode given = tree.isNull() ? YAML.createObjectNode() : tree;
      return STRICT.treeToValue(given, Profile.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "cannot read profile %s in %s: %s".formatted(name, source, e.getOriginalMessage()), e);
    }
  }

  /** Why an experiment cannot have the profile that it names; empty = it can, or names none. */
  public Optional<Obstacle> objection(FixResExperimentSpec spec) {
    String name = spec.profile();
    if (name == null || name.isEmpty()) {
      return Optional.empty();
    }
    Profile profile = byName.get(name);
    return profile == null ? Optional.of(unknown(name)) : profile.objection(name, spec);
  }

  /** Whether there is no such profile, rather than one that the spec goes against. */
  public static boolean isUnknown(Obstacle objection) {
    return objection.reason().equals(UNKNOWN);
  }

  private Obstacle unknown(String name) {
    String known = byName.isEmpty() ? "none" : String.join(", ", new TreeSet<>(byName.keySet()));
    return new Obstacle(
        UNKNOWN,
        "spec.profile: this cluster's operator has no profile %s (it has: %s); name one of those, or remove it and say what it stands for in spec.template"
            .formatted(name, known));
  }

  /** The image of the experiment's profile; empty = it says none. */
  public Optional<String> image(FixResExperimentSpec spec) {
    return profile(spec).map(Profile::image);
  }

  /** The experiment with what its profile gives beneath its own spec. */
  public FixResExperiment beneath(FixResExperiment experiment) {
    Optional<Profile> profile = profile(experiment.getSpec());
    if (profile.isEmpty()) {
      return experiment;
    }
    FixResExperiment merged = new FixResExperiment();
    merged.setMetadata(experiment.getMetadata());
    merged.setStatus(experiment.getStatus());
    merged.setSpec(merge(profile.get(), experiment.getSpec()));
    return merged;
  }

  private static FixResExperimentSpec merge(Profile profile, FixResExperimentSpec spec) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    if (profile.template() != null) {
      given.set("template", Json.tree(profile.template()));
    }
    if (profile.queue() != null && spec.queue() == null) {
      given.set("queue", Json.tree(profile.queue()));
    }
    try {
      return Json.read(over(given, Json.tree(spec)).toString(), FixResExperimentSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a spec that was read cannot be read again", e);
    }
  }

  /** Objects are merged; a list or a value replaces the other. */
  private static JsonNode over(JsonNode below, JsonNode above) {
    if (!below.isObject() || !above.isObject()) {
      return above;
    }
    ObjectNode merged = below.deepCopy();
    above
        .properties()
        .forEach(
            field ->
                merged.set(
                    field.getKey(),
                    below.has(field.getKey())
                        ? over(below.get(field.getKey()), field.getValue())
                        : field.getValue()));
    return merged;
  }

  private Optional<Profile> profile(FixResExperimentSpec spec) {
    return Optional.ofNullable(byName.get(Objects.requireNonNullElse(spec.profile(), "")));
  }
}
