package io.fixres.operator.settings;

import io.smallrye.config.ConfigMapping;
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

  /** Jobs of all experiments at the same time; 0 = no limit. */
  @WithDefault("0")
  int maxActiveJobs();

  /** Whether replicas agree on the one that works; false = there is only this one. */
  @WithDefault("true")
  boolean leaderElection();

  /** How long until prerequisites that are missing are looked for again. */
  @WithDefault("PT15S")
  Duration lookForPrerequisites();
}
