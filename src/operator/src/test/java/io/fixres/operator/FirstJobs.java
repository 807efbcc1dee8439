package io.fixres.operator;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fixres.api.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Watches how long experiments wait for their first Job, and counts Jobs. */
final class FirstJobs implements AutoCloseable {
  private final Map<String, Instant> applied = new ConcurrentHashMap<>();
  private final Map<String, Duration> waits = new ConcurrentHashMap<>();
  private final AtomicInteger jobs = new AtomicInteger();
  private final SharedIndexInformer<Job> informer;

  FirstJobs(KubernetesClient client, String namespace) {
    this.informer =
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace)
            .inform(
                new ResourceEventHandler<>() {
                  @Override
                  public void onAdd(Job job) {
                    seen(job.getMetadata().getLabels().get(Labels.EXPERIMENT));
                  }

                  @Override
                  public void onUpdate(Job before, Job job) {}

                  @Override
                  public void onDelete(Job job, boolean unknown) {}
                });
  }

  /** An experiment is about to be applied. */
  void applied(String experiment) {
    applied.put(experiment, Instant.now());
  }

  private void seen(String experiment) {
    jobs.incrementAndGet();
    waits.computeIfAbsent(experiment, name -> Duration.between(applied.get(name), Instant.now()));
  }

  int jobs() {
    return jobs.get();
  }

  /** The wait that this share of experiments did not exceed; 0 = none has a Job yet. */
  Duration quantile(double share) {
    List<Duration> sorted = waits.values().stream().sorted().toList();
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  @Override
  public void close() {
    informer.close();
  }
}
