package io.fixres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.operator.progress.ProgressPoller;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class StageSightTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aStartThatNothingHoldsUpIsToldAfterAMinute() {
    List<Pod> creating = List.of(pod("ContainerCreating", null));

    assertThat(seen(creating, null, 59)).isInstanceOf(Running.class);
    assertThat(seen(List.of(), null, 59)).isInstanceOf(Running.class);
    assertWaits(seen(creating, null, 60), "pod p is starting");
    assertWaits(seen(List.of(), null, 60), "job j has no pod yet");
  }

  @Test
  void whatHoldsUpAStartIsToldSoon() {
    List<Pod> pulling = List.of(pod("ImagePullBackOff", "no such image"));

    assertThat(seen(pulling, null, 4)).isInstanceOf(Running.class);
    assertWaits(seen(pulling, null, 5), "ImagePullBackOff: no such image");
    assertWaits(seen(List.of(), "exceeded quota", 5), "exceeded quota");
  }

  private static void assertWaits(StageObservation seen, String why) {
    assertThat(seen)
        .asInstanceOf(InstanceOfAssertFactories.type(Waiting.class))
        .extracting(Waiting::why)
        .isEqualTo(why);
  }

  @Test
  void onlyWhatNoEventTellsIsLookedForAgain() {
    List<Pod> creating = List.of(pod("ContainerCreating", null));

    assertThat(sight(creating, null, 0).lookAgain()).contains(BEGIN.plusSeconds(5));
    assertThat(sight(creating, null, 5).lookAgain()).contains(BEGIN.plusSeconds(60));
    assertThat(sight(creating, null, 60).lookAgain()).isEmpty();
    assertThat(sight(List.of(), null, 70).lookAgain()).contains(BEGIN.plusSeconds(85));
  }

  @Test
  void aPodThatRunsIsLookedAtAgainOnlyWhenItIsToGo() {
    Pod runs = new PodBuilder(pod("", null)).editStatus().withPhase("Running").endStatus().build();
    Pod leaves =
        new PodBuilder(runs)
            .editMetadata()
            .withDeletionTimestamp(BEGIN.toString())
            .endMetadata()
            .build();

    assertThat(sight(List.of(runs), null, 1).lookAgain()).isEmpty();
    assertThat(sight(List.of(leaves), null, 1).lookAgain()).contains(BEGIN.plusSeconds(600));
  }

  /** What is seen of a Job so many seconds after it was made. */
  private static StageObservation seen(List<Pod> pods, String complaint, int seconds) {
    return sight(pods, complaint, seconds).observe("");
  }

  private static StageSight sight(List<Pod> pods, String complaint, int seconds) {
    var lookup =
        new PodLookup() {
          @Override
          public List<Pod> podsOf(Attempt attempt) {
            return pods;
          }

          @Override
          public Optional<String> whyNoPod(Attempt attempt) {
            return Optional.ofNullable(complaint);
          }
        };
    var progress = new ProgressPoller(0, Clock.systemUTC());
    List<Attempt> attempts = List.of(new Attempt(job(), pods));
    return new StageSight(attempts, progress, lookup, BEGIN.plusSeconds(seconds));
  }

  private static Job job() {
    return new JobBuilder()
        .withNewMetadata()
        .withName("j")
        .withCreationTimestamp(BEGIN.toString())
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }

  private static Pod pod(String reason, String message) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("p")
        .addToLabels(Attempt.JOB_NAME, "j")
        .withCreationTimestamp(BEGIN.toString())
        .endMetadata()
        .withNewStatus()
        .withPhase("Pending")
        .addNewContainerStatus()
        .withNewState()
        .withNewWaiting(message, reason)
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
