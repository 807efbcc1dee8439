package io.fixres.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.operator.reconcile.JobSlots.Grant;
import io.fixres.operator.reconcile.JobSlots.Limit;
import io.fixres.operator.reconcile.JobSlots.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobSlotsTest {
  private static final Limit TWO = new Limit(2, "", "at most 2");
  private static final Limit ONE_POD = new Limit(1, "vision/work", "one pod");

  private final JobSlots slots = new JobSlots();
  private final List<Job> jobs = new ArrayList<>();
  private final FixResExperiment old = experiment("old", 0);
  private final FixResExperiment middle = experiment("middle", 1);
  private final FixResExperiment young = experiment("young", 2);
  private final List<FixResExperiment> experiments = new ArrayList<>(List.of(old, middle, young));

  @Test
  void noMoreThanTheLimitStartEvenBeforeTheirJobsAreSeen() {
    assertThat(take(young, TWO, "y1")).isEqualTo(new Grant(1, ""));

    assertThat(take(old, TWO, "o1", "o2")).isEqualTo(new Grant(1, "at most 2"));
    assertThat(take(middle, TWO, "m1")).isEqualTo(new Grant(0, "at most 2"));
  }

  @Test
  void aJobThatIsSeenIsNotCountedTwice() {
    take(old, TWO, "o1");
    jobs.add(job("o1", ""));

    assertThat(take(young, TWO, "y1").jobs()).isEqualTo(1);
  }

  @Test
  void theOldestThatWaitsIsServedFirst() {
    // given
    jobs.add(job("x", ""));
    jobs.add(job("y", ""));
    take(young, TWO, "y1");
    take(old, TWO, "o1");

    // when
    jobs.set(0, job("x", "Complete"));

    // then
    assertThat(slots.next(this::neighbours)).containsExactly(old);
    assertThat(take(young, TWO, "y1").jobs()).isZero();
    assertThat(take(old, TWO, "o1").jobs()).isEqualTo(1);
    assertThat(slots.next(this::neighbours)).isEmpty();
  }

  @Test
  void whoWaitsNoLongerHoldsUpNobody() {
    jobs.add(job("x", ""));
    jobs.add(job("y", ""));
    take(old, TWO, "o1");
    jobs.remove(0);

    slots.forget(old);

    assertThat(take(young, TWO, "y1").jobs()).isEqualTo(1);
  }

  @Test
  void whoIsGoneDoesNotTakeTheTurnOfTheNext() {
    // given
    jobs.add(job("x", ""));
    jobs.add(job("y", ""));
    take(young, TWO, "y1");
    take(old, TWO, "o1");

    // when
    experiments.remove(old);
    jobs.remove(0);

    // then
    assertThat(slots.next(this::neighbours)).containsExactly(young);
  }

  @Test
  void aClaimOfOnePodIsForOneJobWhoeverItBelongsTo() {
    assertThat(take(old, ONE_POD, "o1", "o2").jobs()).isEqualTo(1);
    assertThat(take(young, ONE_POD, "y1")).isEqualTo(new Grant(0, "one pod"));

    jobs.add(job("o1", "Failed"));
    slots.forget(old);

    assertThat(take(young, ONE_POD, "y1").jobs()).isEqualTo(1);
  }

  private Grant take(FixResExperiment experiment, Limit limit, String... names) {
    Wish wish = new Wish(experiment, List.of(names), Set.of("vision/work"));
    return slots.take(wish, List.of(limit), this::neighbours);
  }

  private Neighbours neighbours() {
    return new Neighbours(experiments, jobs);
  }

  private static Job job(String name, String condition) {
    JobBuilder job =
        new JobBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace("vision")
            .endMetadata()
            .withNewSpec()
            .withNewTemplate()
            .withNewSpec()
            .addNewVolume()
            .withName("workspace")
            .withNewPersistentVolumeClaim("work", false)
            .endVolume()
            .endSpec()
            .endTemplate()
            .endSpec();
    return condition.isEmpty()
        ? job.build()
        : job.withNewStatus()
            .addNewCondition()
            .withType(condition)
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
  }

  private static FixResExperiment experiment(String name, int second) {
    FixResExperiment experiment = new FixResExperiment();
    experiment.getMetadata().setName(name);
    experiment.getMetadata().setNamespace("vision");
    experiment.getMetadata().setUid(name);
    experiment.getMetadata().setCreationTimestamp("2026-01-01T00:00:0" + second + "Z");
    return experiment;
  }
}
