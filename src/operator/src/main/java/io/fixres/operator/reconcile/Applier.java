package io.fixres.operator.reconcile;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.contract.Verdict;
import io.fixres.operator.desired.Owner;
import io.fixres.operator.desired.StageJob;
import io.fixres.operator.desired.StageOrder;
import io.fixres.operator.observe.Attempt;
import io.fixres.operator.observe.Stopped;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.Obstacle;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.report.MatrixCsv;
import io.fixres.report.view.ReportModel;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ResourceOperations;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes an experiment's Jobs and its ConfigMap; everything it does can be done twice. */
final class Applier {
  private static final Logger LOG = LoggerFactory.getLogger(Applier.class);

  /** An object that is invalid, of a quota that is used up, or against a policy. */
  private static final Set<Integer> REFUSALS =
      Set.of(HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_FORBIDDEN, 422);

  /** A webhook is away that must see everything: its error has the code of the API server's own. */
  private static final String WEBHOOK = "failed calling webhook";

  private final FixResExperiment experiment;
  private final Context<FixResExperiment> context;

  Applier(FixResExperiment experiment, Context<FixResExperiment> context) {
    this.experiment = experiment;
    this.context = context;
  }

  /**
   * Creates an attempt's Job, or adopts the one that an earlier, interrupted pass created.
   *
   * @return why the API server does not take it; empty = it is there
   */
  Optional<Obstacle> launch(StageOrder order) {
    try {
      objects().create(StageJob.of(order));
      LOG.atInfo()
          .addKeyValue("job", order.jobName())
          .addKeyValue("stage", order.launch().stage().id())
          .log("job created");
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return e.getCode() == HttpURLConnection.HTTP_CONFLICT
          ? adopt(order, e)
          : refused("JobRefused", "job " + order.jobName(), e);
    }
  }

  /** What to wait for when the API server does not take something; other answers are thrown. */
  private static Optional<Obstacle> refused(
      String reason, String what, KubernetesClientException e) {
    if (isOfADyingNamespace(e)) {
      return Optional.empty(); // and so is the experiment, soon
    }
    String words = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
    if (!REFUSALS.contains(e.getCode()) && !String.valueOf(words).contains(WEBHOOK)) {
      throw e;
    }
    return Optional.of(
        new Obstacle(
            reason,
            "the API server does not take %s: %s; it is tried again".formatted(what, words)));
  }

  private static boolean isOfADyingNamespace(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_FORBIDDEN
        && e.getStatus() != null
        && e.getStatus().getDetails() != null
        && e.getStatus().getDetails().getCauses().stream()
            .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
  }

  private Optional<Obstacle> adopt(StageOrder order, KubernetesClientException conflict) {
    String namespace = experiment.getMetadata().getNamespace();
    Job there =
        context
            .getClient()
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace)
            .withName(order.jobName())
            .get();
    if (there == null) {
      throw conflict; // of something else, such as a quota that is counted for many at once
    }
    if (there.getMetadata().getDeletionTimestamp() != null) {
      return exists(order, "is still being deleted");
    }
    boolean isOurs =
        there.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(experiment.getMetadata().getUid()))
            && order.launch().hash().equals(there.getMetadata().getLabels().get(Labels.STAGE_HASH));
    return isOurs
        ? Optional.empty()
        : exists(
            order,
            "is there, but is not of this experiment; if it stays: kubectl delete job %s --namespace %s"
                .formatted(order.jobName(), namespace));
  }

  private static Optional<Obstacle> exists(StageOrder order, String what) {
    return Optional.of(new Obstacle("JobExists", "the Job " + order.jobName() + " " + what));
  }

  /**
   * Stops an attempt. Its pods get SIGTERM and save a checkpoint; the Job stays to say why,
   * suspended. One that a queue, perhaps its namespace's default one, would start again runs out of
   * time instead, or goes if it never started.
   *
   * @return why the API server does not let it; empty = it is told to stop
   */
  Optional<Obstacle> stop(Attempt attempt, Remove removal, Instant now) {
    try {
      mark(attempt, new Stopped(removal.why(), removal.message(), now.toString()));
    } catch (KubernetesClientException e) {
      return refused("JobRefused", "the stop of job " + attempt.name(), e);
    }
    LOG.atInfo()
        .addKeyValue("job", attempt.name())
        .addKeyValue("why", removal.message())
        .log("job stopped");
    return Optional.empty();
  }

  private void mark(Attempt attempt, Stopped stopped) {
    Job marked =
        objects()
            .jsonPatch(
                attempt.job(),
                job -> {
                  job.getMetadata().getAnnotations().put(Labels.STOPPED, stopped.encode());
                  if (attempt.isQueued()) {
                    job.getSpec().setActiveDeadlineSeconds(1L);
                  } else {
                    job.getSpec().setSuspend(true);
                  }
                  return job;
                });
    if (attempt.isQueued() && Boolean.TRUE.equals(marked.getSpec().getSuspend())) {
      delete(marked);
    }
  }

  /** Deletes a Job with its pods. */
  void delete(Job job) {
    context.getClient().resource(job).delete();
  }

  /** Lets a finished Job and its pods go after a while. */
  void retire(Attempt attempt) {
    int seconds = experiment.getSpec().jobRetention().ttlSecondsAfterCollected();
    objects()
        .jsonPatch(
            attempt.job(),
            job -> {
              job.getSpec().setTtlSecondsAfterFinished(seconds);
              return job;
            });
  }

  /**
   * Records results where no pod's end can take them away.
   *
   * @return why the API server does not take them; empty = they are there
   */
  Optional<Obstacle> record(ResultsRecord record, Optional<Verdict> verdict) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(ResultsRecord.FILE, record.encode());
    verdict
        .map(found -> MatrixCsv.render(ReportModel.of(experiment, found, List.of(), "", null)))
        .ifPresent(table -> files.put(ResultsRecord.MATRIX, table));
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(ResultsPlace.name(experiment))
            .withNamespace(experiment.getMetadata().getNamespace())
            .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
            .addToLabels(Labels.EXPERIMENT, experiment.getMetadata().getName())
            .addToLabels(Labels.EXPERIMENT_UID, experiment.getMetadata().getUid())
            .withOwnerReferences(Owner.of(experiment))
            .endMetadata()
            .withData(files)
            .build();
    try {
      objects().serverSideApply(map);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return refused("ResultsRefused", "ConfigMap " + map.getMetadata().getName(), e);
    }
  }

  private ResourceOperations<FixResExperiment> objects() {
    return context.resourceOperations();
  }
}
