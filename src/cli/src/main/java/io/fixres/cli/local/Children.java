package io.fixres.cli.local;

import io.fixres.contract.ExitCode;
import io.fixres.contract.Progress;
import io.fixres.contract.StageError;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageSpec;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.Failure;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.StageObservation.Unreadable;
import io.fixres.pipeline.observe.Tally;
import io.fixres.pipeline.words.Remedy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stages' processes of one run: starts and stops them, and says what is seen of each. */
final class Children {
  /** A stage that was told to stop ends with its step and a checkpoint, or is stuck. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final WorkspaceFiles files;
  private final StageStarter starter;
  private final Map<String, Live> live = new HashMap<>();
  private final Map<String, StageObservation> ended = new HashMap<>();
  private final Map<String, Tally> tallies = new HashMap<>();

  /** Starts the process of a stage. */
  interface StageStarter {
    StageChild start(StageSpec stage) throws IOException;
  }

  /**
   * Begins with the results that the workspace holds.
   *
   * @param earlier what stages had used up in earlier runs; a new run may fail as often again
   */
  Children(WorkspaceFiles files, StageStarter starter, Map<String, Tally> earlier)
      throws IOException {
    this.files = files;
    this.starter = starter;
    files.results().forEach((hash, result) -> ended.put(hash, new Succeeded(result)));
    earlier.forEach(
        (hash, used) -> tallies.put(hash, new Tally(used.attempts(), 0, 0, used.disruptions(), 0)));
  }

  /** A process, and what it last said. */
  private static final class Live {
    final StageChild child;
    @Nullable Progress progress;
    Instant lastProgress;
    @Nullable Remove told;
    Instant toldAt = Instant.MIN;

    Live(StageChild child) {
      this.child = child;
      this.lastProgress = child.started();
    }
  }

  void start(Launch launch) throws IOException {
    String hash = launch.stage().hash();
    files.forget(hash);
    ended.remove(hash);
    tallies.put(hash, launch.tally());
    live.put(hash, new Live(starter.start(launch.stage())));
  }

  /** Tells a stage to save its state and end. */
  void stop(Remove removal, Instant now) {
    Live stage = live.get(removal.hash());
    if (stage != null) {
      stage.told = removal;
      stage.toldAt = now;
      stage.child.stop();
    }
  }

  /** Ends all of them at once. */
  void killAll() {
    live.values().forEach(stage -> stage.child.kill());
  }

  boolean areGone() {
    return live.isEmpty();
  }

  Map<String, Tally> tallies() {
    return Map.copyOf(tallies);
  }

  /** What is seen now, by stage hash. */
  Map<String, StageObservation> observe(Instant now) throws IOException {
    for (Iterator<Map.Entry<String, Live>> all = live.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<String, Live> stage = all.next();
      if (!stage.getValue().child.isAlive()) {
        ended.put(stage.getKey(), end(stage.getKey(), stage.getValue(), now));
        all.remove();
      }
    }
    Map<String, StageObservation> seen = new HashMap<>(ended);
    for (Map.Entry<String, Live> stage : live.entrySet()) {
      seen.put(stage.getKey(), look(stage.getKey(), stage.getValue(), now));
    }
    return seen;
  }

  private StageObservation look(String hash, Live stage, Instant now) throws IOException {
    if (stage.told != null) {
      if (now.isAfter(stage.toldAt.plus(PATIENCE))) {
        stage.child.kill();
      }
      return new Stopping(stage.toldAt);
    }
    Optional<Progress> said = files.progress(hash);
    if (said.isPresent() && !said.get().equals(stage.progress)) {
      stage.progress = said.get();
      stage.lastProgress = now;
    }
    return new Running(stage.progress, stage.child.started(), stage.lastProgress);
  }

  private StageObservation end(String hash, Live stage, Instant now) throws IOException {
    Optional<StageResult> result = files.result(hash);
    int status = stage.child.exitStatus();
    if (status == 0) {
      return result
          .<StageObservation>map(Succeeded::new)
          .orElseGet(() -> new Unreadable("the stage ended well, but left no result"));
    }
    Remove told = stage.told;
    if (told != null) {
      return new Failed(told.failure(), stage.child.started(), now);
    }
    Optional<StageError> said = files.error(hash);
    String words = said.isPresent() ? said.get().message() : lastWords(stage, status);
    return new Failed(Failure.exited(status, words), stage.child.started(), now);
  }

  /**
   * What a stage printed last that could not say what to do: we do. One that was killed does not
   * know why, and spoke of its work.
   */
  private static String lastWords(Live stage, int status) throws IOException {
    if (status == ExitCode.OUT_OF_MEMORY_KILLED.number()) {
      return "";
    }
    String line = WorkspaceFiles.lastLine(stage.child.log());
    return line.isEmpty() ? "" : line + "; " + Remedy.forExit(status);
  }
}
