package io.fixres.runner.learn;

import io.fixres.contract.Recipe;
import io.fixres.contract.StageResult;
import io.fixres.contract.StageResult.Learned;
import io.fixres.contract.Workspace;
import io.fixres.contract.architecture.Layer;
import io.fixres.contract.learning.FeatureReuse;
import io.fixres.contract.learning.Freezing;
import io.fixres.runner.engine.Devices;
import io.fixres.runner.engine.Network;
import io.fixres.runner.engine.Numerics;
import io.fixres.runner.engine.Sgd;
import io.fixres.runner.engine.TrainReplicas;
import io.fixres.runner.engine.TrainState;
import io.fixres.runner.engine.TrainStep;
import io.fixres.runner.learn.LearnLoop.Learner;
import io.fixres.runner.model.TensorFile;
import io.fixres.runner.stage.Attempt;
import io.fixres.runner.stage.Findings;
import io.fixres.runner.stage.StageContext;
import io.fixres.runner.stage.StageData;
import io.fixres.runner.stage.StartingWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains or fine-tunes: data, model, weights, loop, result. */
public final class LearnStage {
  private final StageContext context;
  private final LearnJob job;
  private final StageData data;
  private final Checkpoints checkpoints;
  private final Attempt attempt = Attempt.begin();

  private LearnStage(StageContext context, LearnJob job) throws IOException {
    this.context = context;
    this.job = job;
    this.data = StageData.open(context, job.dataset(), job.model());
    this.checkpoints =
        new Checkpoints(
            context.directory().resolve(Workspace.CHECKPOINTS),
            context.spec().execution().checkpoint().keep());
  }

  /** Does the stage, from its last checkpoint if there is one. */
  public static StageResult work(StageContext context, LearnJob job) throws IOException {
    return work(context, job, FeatureReuse.BOUNDED);
  }

  /** Removes what a stage would go on from, once its result is written. */
  public static void forgetCheckpoints(Path directory) throws IOException {
    new Checkpoints(directory.resolve(Workspace.CHECKPOINTS), 0).clear();
  }

  /** Removes what it would save the next attempt to compute, once there is none. */
  public static void forgetFeatures(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(Workspace.FEATURES));
  }

  /** The same with another bound on what is kept. */
  static StageResult work(StageContext context, LearnJob job, FeatureReuse reuse)
      throws IOException {
    LearnStage stage = new LearnStage(context, job);
    StageResult result;
    try (Devices devices = context.devices(job.recipe().replicas())) {
      result = stage.work(devices, reuse);
    }
    forgetFeatures(context.directory());
    return result;
  }

  private StageResult work(Devices devices, FeatureReuse reuse) throws IOException {
    job.requireEnough(data.train().size());
    job.requireVariance(data.train().size(), data.architecture().stride());
    Optional<TrainState> saved = checkpoints.newest(data.architecture(), data.classes());
    Position position = position(saved);
    StartingWeights start = start(saved, position.remark());
    Recipe recipe = job.recipe();
    Freezing freezing = Freezing.of(data.architecture(), recipe.layers(), recipe.batchNorm());
    FeatureCache cache = new FeatureCache(context, job, data, freezing, attempt);
    boolean once = cache.pays(reuse);
    List<Layer> layers = once ? cache.prefix().tail() : data.architecture().layers(data.classes());
    Devices.Facts computed = devices.facts();
    try (TrainReplicas replicas =
            TrainReplicas.of(
                devices,
                recipe.replicas(),
                start.weights(),
                Numerics.fast(recipe.precision()),
                network -> step(network, layers, freezing, saved));
        TrainInputs inputs =
            once
                ? cache.fill(replicas.network(), start.weights(), computed.engine())
                : new DecodedImages(job, data)) {
      Position first =
          position.notBefore(cache.earlierSeconds()).withRemark(String.join("\n", start.notes()));
      Learner learner = new Learner(replicas, checkpoints);
      LearnLoop.Outcome outcome =
          new LearnLoop(context, job, learner, first, attempt).run(inputs, data.classes());
      Path model = context.directory().resolve(Workspace.MODEL);
      replicas.network().save(model);
      return result(outcome, freezing, notes(start, outcome, devices.count()), computed);
    }
  }

  private Position position(Optional<TrainState> saved) {
    Position position =
        saved
            .map(state -> Position.of(state.notes()))
            .orElse(Position.start(data.train().manifest()));
    data.requireSame(
        data.ref().trainSplit(),
        position.manifest(),
        "this stage's checkpoint",
        job.checkpoint() == null
            ? "remove %s and run again: this stage begins anew".formatted(checkpoints.directory())
            : StageData.START_OVER);
    return position;
  }

  private StartingWeights start(Optional<TrainState> saved, String remark) throws IOException {
    return saved.isPresent()
        ? new StartingWeights(saved.get().weights(), remark.lines().toList())
        : StartingWeights.find(context, data, job.model(), job.checkpoint(), job.seed());
  }

  private TrainStep step(
      Network network, List<Layer> layers, Freezing freezing, Optional<TrainState> saved) {
    Recipe recipe = job.recipe();
    Sgd sgd =
        new Sgd(
            recipe.optimizer().momentum(),
            recipe.optimizer().weightDecay(),
            recipe.labelSmoothing());
    return saved.isPresent()
        ? TrainStep.resume(network, layers, freezing, sgd, saved.get().momentum())
        : TrainStep.of(network, layers, freezing, sgd);
  }

  private StageResult result(
      LearnLoop.Outcome outcome, Freezing freezing, List<String> notes, Devices.Facts computed)
      throws IOException {
    double seconds = attempt.seconds();
    Learned learned =
        new Learned(
            job.recipe().epochs(),
            outcome.end().step(),
            Double.isFinite(outcome.epochLoss()) ? (Double) outcome.epochLoss() : null,
            parameters(freezing));
    String model = TensorFile.sha256(context.directory().resolve(Workspace.MODEL));
    return context.result(
        data.facts(data.ref().trainSplit(), outcome.unreadable()),
        Findings.learned(model, learned, notes),
        attempt.measured(
            Math.max(0, outcome.end().seconds() - seconds),
            outcome.images() / seconds,
            outcome.waitedSeconds() / seconds,
            computed));
  }

  private long parameters(Freezing freezing) {
    return data.architecture().tensors(data.classes()).stream()
        .filter(tensor -> freezing.learned().contains(tensor.name()))
        .mapToLong(tensor -> tensor.size())
        .sum();
  }

  private List<String> notes(StartingWeights start, LearnLoop.Outcome outcome, int devices) {
    List<String> notes = new ArrayList<>(start.notes());
    int replicas = job.recipe().replicas();
    if (replicas > devices) {
      notes.add("%d copies of the network took turns on %d device(s)".formatted(replicas, devices));
    }
    if (outcome.unreadable() > 0) {
      notes.add("%d training images could not be read".formatted(outcome.unreadable()));
    }
    return notes;
  }
}
