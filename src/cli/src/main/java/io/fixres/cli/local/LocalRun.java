package io.fixres.cli.local;

import io.fixres.cli.terminal.CliFailure;
import io.fixres.cli.terminal.RunView;
import io.fixres.contract.DatasetRef;
import io.fixres.contract.StageSpec;
import io.fixres.contract.files.LockFile;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.decide.NextStep;
import io.fixres.pipeline.decide.Outcome;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.decide.RunLimits;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.plan.StagePlan;
import io.fixres.pipeline.plan.StagePlanner;
import io.fixres.pipeline.status.StatusComposer;
import io.fixres.pipeline.status.StatusMemory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The loop: look, decide, act, show; until there is nothing left to do or the user stops it. */
public final class LocalRun {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration STATUS_EVERY = Duration.ofSeconds(10);

  private final LocalSetup setup;
  private final StagePlan plan;
  private final RunLimits limits;
  private final Interrupts interrupts;
  private final WorkspaceFiles files;
  private final ThreadShare share;
  private Instant statusWritten = Instant.EPOCH;

  public LocalRun(LocalSetup setup, Interrupts interrupts) {
    this.setup = setup;
    this.plan = StagePlanner.plan(setup.experiment().getSpec());
    this.limits = RunLimits.of(setup.experiment().getSpec());
    this.interrupts = interrupts;
    this.files = new WorkspaceFiles(setup.workspace());
    this.share = new ThreadShare(plan, limits.maxActive(), setup.machine());
  }

  /**
   * Runs until the experiment has ended or was stopped.
   *
   * @return the last decision: what was found, what failed, or that it was suspended
   * @throws CliFailure when another run works on the workspace, or has ended on other images
   */
  public Decision run(RunView view) throws IOException, InterruptedException {
    try (LockFile held = WorkspaceDirectory.lock(setup.workspace())) {
      files.write(WorkspaceDirectory.EXPERIMENT, setup.source());
      StatusFile status = new StatusFile(setup.workspace(), setup.experiment());
      Children children = new Children(files, this::start, StatusMemory.tallies(status.before()));
      Decision last = loop(children, new RunJournal(view), status);
      if (last.outcome() == Outcome.SUCCEEDED) {
        requireSameImages(last);
      }
      RunRecord.read(setup.workspace()).write(setup.workspace());
      return last;
    }
  }

  /** Of what was there before no stage looks at the images. Scenes are drawn from the spec. */
  private void requireSameImages(Decision last) throws IOException, InterruptedException {
    DatasetRef dataset = plan.protocol().dataset();
    if (dataset.synthetic() == null) {
      var finished = last.ledger().known().results();
      new DataSight(setup.data(), dataset).requireSame(finished, setup.runner(), setup.machine());
    }
  }

  private Decision loop(Children children, RunJournal journal, StatusFile status)
      throws IOException, InterruptedException {
    Instant began = Instant.now();
    Map<String, String> earlier = StatusMemory.hashes(status.before());
    while (true) {
      Instant now = Instant.now();
      Duration elapsed = Duration.between(began, now);
      Observed seen =
          new Observed(
              children.observe(now), children.tallies(), earlier, activeBefore(status, elapsed));
      Decision decision = NextStep.decide(plan, seen, limitsNow(), now);
      journal.tell(decision, elapsed, interrupts.wantsStop());
      boolean isOver = isOver(decision, children);
      if (isOver || isDue(decision, now)) {
        // Kubernetes' times are whole seconds.
        status.write(
            StatusComposer.compose(
                status.last(),
                status.generation(),
                plan,
                decision,
                now.truncatedTo(ChronoUnit.SECONDS)));
        statusWritten = now;
      }
      if (isOver) {
        return decision;
      }
      act(decision, children, now);
      interrupts.await(decision.isQuiet() ? LOOK : Duration.ZERO);
    }
  }

  /** Whether the status is worth writing: something changed, or people may be looking. */
  private boolean isDue(Decision decision, Instant now) {
    return !decision.isQuiet() || !now.isBefore(statusWritten.plus(STATUS_EVERY));
  }

  private static Duration activeBefore(StatusFile status, Duration elapsed) {
    var before = status.before();
    return before == null || before.activeSeconds() == null
        ? elapsed
        : elapsed.plusSeconds(before.activeSeconds());
  }

  private boolean isOver(Decision decision, Children children) {
    boolean stopped = decision.outcome() == Outcome.SUSPENDED && children.areGone();
    return decision.isTerminal() || stopped;
  }

  private void act(Decision decision, Children children, Instant now) throws IOException {
    if (interrupts.wantsStopAtOnce()) {
      children.killAll();
    }
    for (Remove removal : decision.removals()) {
      children.stop(removal, now);
    }
    for (Launch launch : decision.launches()) {
      children.start(launch);
    }
  }

  private RunLimits limitsNow() {
    return interrupts.wantsStop() ? limits.asSuspended() : limits;
  }

  private StageChild start(StageSpec stage) throws IOException {
    StageSpec filled = share.fill(stage);
    StageChild.Places places = new StageChild.Places(setup.data(), setup.workspace(), setup.uid());
    StageChild child =
        StageChild.start(
            setup.runner(), filled, places, setup.machine().heapMiB(share.beside(stage)));
    child.whenEnded(interrupts::wake);
    return child;
  }
}
