package io.fixres.cli.local;

import io.fixres.api.ClaimRef;
import io.fixres.api.FixResExperiment;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which directories stand for which PersistentVolumeClaims.
 *
 * @param directories claim name → directory, as the user gave them
 */
public record Claims(Map<String, Path> directories) {
  public Claims {
    directories = Map.copyOf(directories);
  }

  /**
   * Refuses a claim that stands for nothing.
   *
   * @param experiments all that may name it
   * @throws CliFailure naming the claims that they do name
   */
  public void refuseUnknown(Collection<FixResExperiment> experiments) {
    Set<String> known = new TreeSet<>();
    for (FixResExperiment experiment : experiments) {
      ClaimRef claim = experiment.getSpec().dataset().persistentVolumeClaim();
      if (claim != null) {
        known.add(claim.claimName());
      }
    }
    for (String name : directories.keySet()) {
      if (!known.contains(name)) {
        throw new CliFailure(
            ExitCode.INVALID_CONFIG,
            "cannot use --data %s=%s: no data set is on a claim '%s'. %s"
                .formatted(name, directories.get(name), name, remedy(known)));
      }
    }
  }

  private static String remedy(Set<String> known) {
    return known.isEmpty()
        ? "Leave it out: the images are drawn"
        : "Name " + String.join(" or ", known);
  }

  /**
   * The directory of a data set's claim, its subPath below it.
   *
   * @throws CliFailure when it is not mapped, or not there
   */
  public Path data(ClaimRef claim) {
    Path root = directories.get(claim.claimName());
    if (root == null) {
      throw new CliFailure(
          ExitCode.INVALID_CONFIG,
          ("cannot find the data set: on this machine claim '%s' is a directory, and none is named."
                  + " Add --data %s=DIRECTORY, the one that holds the train and validation folders%s")
              .formatted(claim.claimName(), claim.claimName(), below(claim.subPath())));
    }
    Path directory = inside(root, claim.subPath());
    if (!Files.isDirectory(directory)) {
      throw new CliFailure(
          ExitCode.DATA_NOT_FOUND,
          "cannot find the data set: %s is no directory (--data %s=%s%s). Check the path"
              .formatted(directory, claim.claimName(), root, below(claim.subPath())));
    }
    return directory.toAbsolutePath().normalize();
  }

  /**
   * The same, where it is known.
   *
   * @throws CliFailure when it is mapped, but not there
   */
  public Optional<Path> find(@Nullable ClaimRef claim) {
    return claim == null || !directories.containsKey(claim.claimName())
        ? Optional.empty()
        : Optional.of(data(claim));
  }

  /** A directory below a claim's. */
  static Path inside(Path root, @Nullable String subPath) {
    return subPath == null ? root : root.resolve(subPath);
  }

  private static String below(@Nullable String subPath) {
    return subPath == null ? "" : " below " + subPath;
  }
}
