package io.fixres.operator.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a platform team configures, by environment or {@code application.properties}. */
@ConfigMapping(prefix = "fixres")
public interface OperatorSettings {
  /** Runner images by flavour. */
  Map<String, String> runnerImages();

  /** The flavour that {@code Auto} means where a stage asks for an accelerator. */
  @WithDefault("cu124")
  String cudaFlavour();

  /** Images that experiments may name besides; {@code *} stands for anything. */
  Optional<List<String>> allowedImages();

  /** A YAML file of profiles by name, see {@link Profile}. */
  Optional<String> profilesFile();

  /**
   * The group that owns what a pod mounts where its template names none: new volumes are root's;
   * empty = none.
   */
  Optional<Long> fsGroup();

  /** Jobs of all experiments at the same time; 0 = no limit. */
  @WithDefault("0")
  int maxActiveJobs();

  /** Whether replicas agree on the one that works; false = there is only this one. */
  @WithDefault("true")
  boolean leaderElection();

  /** The Lease that replicas compete for: another one for each installation in a namespace. */
  @WithDefault("fixres-operator")
  String lease();

  /** Labels of the nodes that pods are for, beneath what their template says. */
  Map<String, @WithConverter(LabelValue.class) String> nodeSelector();

  /** How long until prerequisites that are missing are looked for again. */
  @WithDefault("PT15S")
  Duration lookForPrerequisites();
}
