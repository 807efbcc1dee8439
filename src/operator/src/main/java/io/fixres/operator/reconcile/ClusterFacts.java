package io.fixres.operator.reconcile;

import io.fixres.api.FailureStatus;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.api.ResultsStatus;
import io.fixres.api.RunnerStatus;
import io.fixres.api.StageStatus;
import io.fixres.api.VariantStatus;
import io.fixres.contract.Contract;
import io.fixres.operator.observe.Attempt;
import io.fixres.operator.observe.ExperimentSight;
import io.fixres.operator.settings.RunnerImages;
import io.fixres.pipeline.decide.Decision;
import io.fixres.pipeline.decide.Entry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What only a cluster knows, laid over the planner's status: Jobs, the image, the ConfigMap. */
final class ClusterFacts {
  private final FixResExperiment experiment;
  private final Decision decision;
  private final ExperimentSight sight;
  private final RunnerImages.Choice image;

  ClusterFacts(
      FixResExperiment experiment,
      Decision decision,
      ExperimentSight sight,
      RunnerImages.Choice image) {
    this.experiment = experiment;
    this.decision = decision;
    this.sight = sight;
    this.image = image;
  }

  FixResExperimentStatus over(FixResExperimentStatus status) {
    return new FixResExperimentStatus(
        status.observedGeneration(),
        status.conditions(),
        status.startTime(),
        status.completionTime(),
        status.activeSeconds(),
        status.gpuSeconds(),
        status.gpuIdleSeconds(),
        status.jobs(),
        status.progress(),
        status.best(),
        status.curve(),
        status.warnings(),
        variants(status.variants()),
        results(status.results()),
        runner(status.runner()),
        status.dataset(),
        failure(status.failure()),
        status.history());
  }

  private @Nullable List<VariantStatus> variants(@Nullable List<VariantStatus> variants) {
    return variants == null ? null : variants.stream().map(this::variant).toList();
  }

  private VariantStatus variant(VariantStatus variant) {
    List<StageStatus> stages = variant.stages().stream().map(this::stage).toList();
    return new VariantStatus(variant.id(), variant.trainResolution(), variant.seed(), stages);
  }

  private StageStatus stage(StageStatus stage) {
    return new StageStatus(
        stage.name(),
        stage.state(),
        stage.resolution(),
        stage.hash(),
        jobName(stage.hash()),
        stage.attempts(),
        stage.disruptions(),
        stage.gpuSeconds(),
        stage.seconds(),
        stage.startTime(),
        stage.completionTime(),
        stage.reason(),
        stage.message());
  }

  private @Nullable ResultsStatus results(@Nullable ResultsStatus results) {
    return results == null
        ? null
        : new ResultsStatus(
            ResultsPlace.name(experiment), results.workspacePath(), results.sha256());
  }

  private RunnerStatus runner(@Nullable RunnerStatus runner) {
    String name = image.name();
    String told = runner != null && name.equals(runner.image()) ? runner.imageID() : null;
    String id = sight.imageId(name).orElse(told);
    return new RunnerStatus(
        name,
        image.from(),
        id,
        runner == null ? null : runner.version(),
        Contract.NUMERICS,
        runner == null ? null : runner.engine());
  }

  private @Nullable FailureStatus failure(@Nullable FailureStatus failure) {
    return failure == null
        ? null
        : new FailureStatus(
            failure.stage(), failure.reason(), failure.exitCode(), lastPod(), failure.message());
  }

  /** The newest attempt's Job; one that is gone is still named. */
  private @Nullable String jobName(@Nullable String hash) {
    if (hash == null) {
      return null;
    }
    String launched =
        decision.launches().stream()
            .filter(launch -> launch.hash().equals(hash))
            .map(launch -> launch.jobName(experiment.getMetadata().getName()))
            .findFirst()
            .orElse(null);
    return launched != null
        ? launched
        : sight.newest(hash).map(Attempt::name).orElseGet(() -> toldBefore(hash));
  }

  private @Nullable String toldBefore(String hash) {
    FixResExperimentStatus before = experiment.getStatus();
    if (before == null || before.variants() == null) {
      return null;
    }
    return before.variants().stream()
        .flatMap(variant -> variant.stages().stream())
        .filter(stage -> hash.equals(stage.hash()))
        .map(StageStatus::jobName)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String lastPod() {
    if (decision.cause() == null) {
      return null;
    }
    return decision
        .ledger()
        .find(decision.cause().stage())
        .flatMap(Entry::hash)
        .flatMap(sight::newest)
        .flatMap(Attempt::lastPod)
        .map(pod -> pod.getMetadata().getName())
        .orElse(null);
  }
}
