package io.fixres.cli.local;

import io.fixres.api.ClaimRef;
import io.fixres.cli.terminal.CliFailure;
import io.fixres.contract.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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
