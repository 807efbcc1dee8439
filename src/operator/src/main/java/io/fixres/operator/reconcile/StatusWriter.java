package io.fixres.operator.reconcile;

import static io.fixres.pipeline.status.ConditionType.isOurs;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Json;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes an experiment's status if it tells something new, and to nobody but this experiment. */
final class StatusWriter {
  private final FixResExperiment experiment;
  private final Context<FixResExperiment> context;
  private final Surroundings around;
  private final Instant now;

  /**
   * What we looked at is not what is there: the event of that is taken for one of our own write.
   */
  private boolean hasMoved;

  StatusWriter(
      FixResExperiment experiment,
      Context<FixResExperiment> context,
      Surroundings around,
      Instant now) {
    this.experiment = experiment;
    this.context = context;
    this.around = around;
    this.now = now;
  }

  /**
   * Writes it.
   *
   * @return whether the experiment has changed since it was read, and is to be looked at again
   */
  boolean write(FixResExperimentStatus status) {
    String uid = experiment.getMetadata().getUid();
    FixResExperimentStatus before = experiment.getStatus();
    StatusChange change = new StatusChange(before, status);
    if (change.isWorthWriting(around.statusWritten().get(uid), now)) {
      unlessOutOfDate(() -> apply(status))
          .ifPresent(
              written -> {
                around.statusWritten().put(uid, now);
                new ExperimentEvents(context.getClient()).tell(experiment, before, status, now);
                removeRest(written, status);
              });
    }
    return hasMoved;
  }

  /** With its UID: another experiment may have its name by now, and this status is not of it. */
  private FixResExperiment apply(FixResExperimentStatus status) {
    FixResExperiment fresh = new FixResExperiment();
    fresh.getMetadata().setName(experiment.getMetadata().getName());
    fresh.getMetadata().setNamespace(experiment.getMetadata().getNamespace());
    fresh.getMetadata().setUid(experiment.getMetadata().getUid());
    fresh.setStatus(status);
    FixResExperiment written = context.resourceOperations().serverSideApplyPrimaryStatus(fresh);
    hasMoved =
        !written.getMetadata().getGeneration().equals(experiment.getMetadata().getGeneration());
    return written;
  }

  /**
   * What somebody else wrote too, such as whoever restored a backup, server-side apply does not
   * take away. Only conditions of their own are theirs.
   */
  private void removeRest(FixResExperiment written, FixResExperimentStatus status) {
    Set<String> told =
        status.conditions().stream().map(Condition::getType).collect(Collectors.toSet());
    List<Condition> kept =
        written.getStatus().conditions().stream()
            .filter(condition -> !isOurs(condition) || told.contains(condition.getType()))
            .toList();
    FixResExperimentStatus whole = status.withConditions(kept);
    if (!Json.tree(whole).equals(Json.tree(written.getStatus()))) {
      written.setStatus(whole);
      unlessOutOfDate(() -> context.resourceOperations().updatePrimaryStatus(written));
    }
  }

  private Optional<FixResExperiment> unlessOutOfDate(Supplier<FixResExperiment> write) {
    try {
      return Optional.of(write.get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        hasMoved = true;
      } else if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) { // deleted while we looked
        throw e;
      }
      return Optional.empty();
    }
  }
}
