package io.fixres.operator.desired;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.api.QueueSpec;
import io.fixres.api.TemplateSpec;
import io.fixres.contract.Json;
import io.fixres.contract.StageEnvironment;
import io.fixres.contract.StageSpec;
import io.fixres.contract.SweepWork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An attempt at a stage as a Job: created once, never changed. */
public final class StageJob {
  /** Where a stage's pod tells its progress. */
  public static final int PROGRESS_PORT = 8080;

  private static final String QUEUE_PRIORITY = "kueue.x-k8s.io/priority-class";

  private final StageOrder order;
  private final FixResExperiment experiment;
  private final StageSpec stage;
  private final TemplateSpec template;

  private StageJob(StageOrder order) {
    this.order = order;
    this.experiment = order.experiment();
    this.stage = order.launch().stage();
    this.template = experiment.getSpec().commonTemplate();
  }

  /** The Job. */
  public static Job of(StageOrder order) {
    return new StageJob(order).job();
  }

  private Job job() {
    Map<String, String> labels = labels();
    JobSpecBuilder spec =
        new JobSpecBuilder()
            .withBackoffLimit(order.retries())
            .withPodFailurePolicy(FailureRules.of(StageEnvironment.CONTAINER))
            .withPodReplacementPolicy("Failed")
            .withSuspend(queue() == null ? null : Boolean.TRUE)
            .withTemplate(StagePod.of(order, labels));
    int shards = stage.work() instanceof SweepWork sweep ? sweep.shards() : 1;
    if (shards > 1) {
      int atOnce = order.access().onePod().isEmpty() ? shards : 1;
      spec.withCompletionMode("Indexed").withCompletions(shards).withParallelism(atOnce);
    }
    return new JobBuilder().withMetadata(metadata(labels)).withSpec(spec.build()).build();
  }

  private ObjectMeta metadata(Map<String, String> labels) {
    return new ObjectMetaBuilder()
        .withName(order.jobName())
        .withNamespace(experiment.getMetadata().getNamespace())
        .withLabels(withQueue(labels))
        .addToAnnotations(template.annotations())
        .addToAnnotations(Labels.TALLY, Json.write(order.launch().tally()))
        .withOwnerReferences(Owner.of(experiment))
        .build();
  }

  private Map<String, String> labels() {
    Map<String, String> labels =
        new LinkedHashMap<>(Objects.requireNonNullElse(template.labels(), Map.of()));
    labels.put(Labels.MANAGED_BY, Labels.OPERATOR);
    labels.put(Labels.EXPERIMENT, experiment.getMetadata().getName());
    labels.put(Labels.EXPERIMENT_UID, experiment.getMetadata().getUid());
    StageLabel label = StageLabel.of(stage.id());
    if (label.variant() != null) {
      labels.put(Labels.VARIANT, label.variant());
    }
    labels.put(Labels.STAGE, label.stage());
    labels.put(Labels.STAGE_HASH, order.launch().hash());
    labels.put(Labels.ATTEMPT, Integer.toString(order.launch().attempt()));
    return labels;
  }

  private Map<String, String> withQueue(Map<String, String> labels) {
    QueueSpec queue = queue();
    if (queue == null) {
      return labels;
    }
    Map<String, String> queued = new LinkedHashMap<>(labels);
    queued.put(Labels.QUEUE, queue.name());
    if (queue.priorityClass() != null) {
      queued.put(QUEUE_PRIORITY, queue.priorityClass());
    }
    return queued;
  }

  private @Nullable QueueSpec queue() {
    return experiment.getSpec().queue();
  }
}
