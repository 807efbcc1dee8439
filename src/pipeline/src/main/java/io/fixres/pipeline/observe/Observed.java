package io.fixres.pipeline.observe;

import io.fixres.contract.StageResult;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision may know of the world.
 *
 * @param stages what is seen, by stage hash; a hash that is missing is absent
 * @param tallies what stages have used up, by stage hash
 * @param earlier hashes by stage id, as the experiment's earlier status says: late-bound stages
 *     stay what they were
 * @param active unsuspended time since the first stage was started
 * @param obstacle what keeps stages from being started; null = nothing
 */
public record Observed(
    Map<String, StageObservation> stages,
    Map<String, Tally> tallies,
    Map<String, String> earlier,
    Duration active,
    @Nullable Obstacle obstacle) {
  public Observed {
    stages = Map.copyOf(stages);
    tallies = Map.copyOf(tallies);
    earlier = Map.copyOf(earlier);
  }

  /** Without an obstacle. */
  public Observed(
      Map<String, StageObservation> stages,
      Map<String, Tally> tallies,
      Map<String, String> earlier,
      Duration active) {
    this(stages, tallies, earlier, active, null);
  }

  /** The same, but for what keeps stages from being started. */
  public Observed blockedBy(Obstacle found) {
    return new Observed(stages, tallies, earlier, active, found);
  }

  /** Nothing has happened. */
  public static Observed nothing() {
    return new Observed(Map.of(), Map.of(), Map.of(), Duration.ZERO);
  }

  /** All results that are seen. */
  public Stream<StageResult> results() {
    return stages.values().stream()
        .filter(StageObservation.Succeeded.class::isInstance)
        .map(stage -> ((StageObservation.Succeeded) stage).result());
  }

  /** How many stages are live, whatever they do. */
  public int live() {
    return (int) stages.values().stream().filter(StageObservation::isLive).count();
  }

  /** What is seen of the stage with this hash. */
  public StageObservation stage(String hash) {
    return stages.getOrDefault(hash, new StageObservation.Absent());
  }

  /** What the stage with this hash has used up. */
  public Tally tally(String hash) {
    return tallies.getOrDefault(hash, Tally.NONE);
  }
}
