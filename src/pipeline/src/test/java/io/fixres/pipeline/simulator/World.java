package io.fixres.pipeline.simulator;

import io.fixres.contract.Contract;
import io.fixres.contract.ExitCode;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.pipeline.Results;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.StageObservation.Unreadable;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import io.fixres.pipeline.observe.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A world in which stages do anything: start late, stand still, end with any exit code, vanish, or
 * leave a damaged result. Misfortune runs out, so that every run can come to an end.
 */
final class World {
  private final Random random;
  private final Map<String, StageObservation> stages = new LinkedHashMap<>();
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, StageSpec> specs = new LinkedHashMap<>();
  private final Map<String, Failure> removed = new LinkedHashMap<>();
  private final Map<String, String> earlier;
  private int misfortune;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Duration active = Duration.ZERO;

  World(Random random, int misfortune, Map<String, String> earlier) {
    this.random = random;
    this.misfortune = misfortune;
    this.earlier = earlier;
  }

  Instant now() {
    return now;
  }

  Observed observe() {
    return new Observed(stages, tallies, earlier, active);
  }

  Map<String, Tally> tallies() {
    return tallies;
  }

  Map<String, StageSpec> specs() {
    return specs;
  }

  /** Does what was decided, as an executor would. */
  void carryOut(Decision decision) {
    for (Launch launch : decision.launches()) {
      stages.put(launch.hash(), new Waiting("no machine", now));
      tallies.put(launch.hash(), launch.tally());
      specs.put(launch.hash(), launch.stage());
    }
    for (Remove remove : decision.removals()) {
      stages.put(remove.hash(), new Stopping(now));
      removed.put(remove.hash(), remove.failure());
    }
  }

  /** Time passes, and something happens to one of the live stages, or to none. */
  void pass(boolean suspended) {
    Duration step = Duration.ofSeconds(1 + random.nextInt(600));
    now = now.plus(step);
    active = suspended ? active : active.plus(step);
    List<String> live =
        stages.entrySet().stream()
            .filter(stage -> stage.getValue().isLive())
            .map(Map.Entry::getKey)
            .toList();
    if (!live.isEmpty()) {
      happen(live.get(random.nextInt(live.size())));
    }
  }

  /**
   * Whoever decides is started anew: results are all that is left, and what was at work is gone.
   */
  void restart() {
    stages.values().removeIf(stage -> !(stage instanceof Succeeded));
    tallies.clear();
    removed.clear();
  }

  private void happen(String hash) {
    StageObservation stage = stages.get(hash);
    if (stage instanceof Waiting) {
      stages.put(hash, new Running(null, now, now));
    } else if (stage instanceof Stopping) {
      stages.put(hash, new Failed(removed.remove(hash), now));
    } else if (isUnlucky()) {
      stages.put(hash, misfortune(hash));
    } else if (random.nextInt(4) == 0) {
      stages.put(hash, new Running(null, now, now));
    } else {
      stages.put(hash, new Succeeded(result(hash)));
    }
  }

  private boolean isUnlucky() {
    return misfortune > 0 && random.nextInt(3) == 0;
  }

  private StageObservation misfortune(String hash) {
    misfortune--;
    return switch (random.nextInt(6)) {
      case 0 -> new Unreadable("cut off");
      case 1 -> new Succeeded(damaged(result(hash)));
      case 2 -> new StageObservation.Absent();
      case 4 -> new StageObservation.Deleted(List.of(now));
      case 3 -> new Running(null, now, now.minus(Duration.ofDays(1)));
      default -> {
        ExitCode[] codes = ExitCode.values();
        yield new Failed(
            Failure.exited(codes[random.nextInt(codes.length)].number(), "as drawn"), now);
      }
    };
  }

  private StageResult result(String hash) {
    StageSpec spec = specs.get(hash);
    int tilt = hash.hashCode() % 7;
    return Results.of(spec, hash, point -> 1400 - Math.abs(point.resolution() - 56 - tilt) * 3);
  }

  private static StageResult damaged(StageResult good) {
    return new StageResult(
        Contract.VERSION + 1,
        good.stage(),
        good.kind(),
        good.hash(),
        good.uid(),
        good.data(),
        good.modelSha256(),
        good.origin(),
        good.points(),
        good.learned(),
        good.verdict(),
        good.notes(),
        good.measured());
  }
}
