package io.fixres.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.Labels;
import io.fixres.operator.observe.ExperimentSight.Senses;
import io.fixres.operator.progress.ProgressPoller;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Failed;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageSightTest {
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aStartThatNothingHoldsUpIsToldAfterAMinute() {
    List<Pod> creating = List.of(pod("ContainerCreating", null));

    var aboutToBegin = new Running(null, null, BEGIN.plusSeconds(59));
    assertThat(seen(creating, null, 59)).isEqualTo(aboutToBegin);
    assertThat(seen(List.of(), null, 59)).isEqualTo(aboutToBegin);
    assertWaits(seen(creating, null, 60), "pod p is starting");
    assertWaits(seen(List.of(), null, 60), "job j has no pod yet");
  }

  @Test
  void whatHoldsUpAStartIsToldSoon() {
    List<Pod> pulling = List.of(pod("ImagePullBackOff", "no such image"));

    assertThat(seen(pulling, null, 4)).isInstanceOf(Running.class);
    assertWaits(seen(pulling, null, 5), "ImagePullBackOff: no such image");
    assertWaits(seen(List.of(), "exceeded quota", 5), "exceeded quota");
    List<Pod> mounting = List.of(pod("ContainerCreating", null));
    assertWaits(seen(mounting, "FailedMount: no such share", 5), "FailedMount: no such share");
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
    assertThat(sight(creating, null, 50).lookAgain()).contains(BEGIN.plusSeconds(60));
    assertThat(sight(creating, null, 60).lookAgain()).contains(BEGIN.plusSeconds(75));
    assertThat(sight(List.of(pod("ImagePullBackOff", null)), null, 60).lookAgain()).isEmpty();
    assertThat(sight(List.of(), null, 70).lookAgain()).contains(BEGIN.plusSeconds(85));
  }

  @Test
  void aPodThatRunsIsLookedAtAgainOnlyWhenItIsToGo() {
    Pod runs = running("p");
    Pod leaves =
        new PodBuilder(runs)
            .editMetadata()
            .withDeletionTimestamp(BEGIN.toString())
            .endMetadata()
            .build();

    assertThat(sight(List.of(runs), null, 1).lookAgain()).isEmpty();
    assertThat(sight(List.of(leaves), null, 1).lookAgain()).contains(BEGIN.plusSeconds(600));
  }

  @Test
  void aSuccessorIsWaitedForSinceItWasMade() {
    Pod next =
        new PodBuilder(pod("ContainerCreating", null))
            .editMetadata()
            .withCreationTimestamp(BEGIN.plusSeconds(36_000).toString())
            .endMetadata()
            .build();

    assertThat(seen(List.of(next), null, 36_030)).isInstanceOf(Running.class);
    assertThat(seen(List.of(next), null, 36_060))
        .isEqualTo(new Waiting("pod p is starting", BEGIN.plusSeconds(36_000)));
  }

  @Test
  void aPodThatIsGoneIsWaitedForSinceItWasMissed() {
    JobTrace trace = new JobTrace(1);
    Pod runs = running("p");
    Job job = begun(job());
    sight(job, List.of(runs), null, trace, 35_000).observe("");

    assertThat(sight(job, List.of(), null, trace, 36_000).observe("")).isInstanceOf(Running.class);
    assertThat(sight(job, List.of(), null, trace, 36_100).observe(""))
        .isEqualTo(new Waiting("job j has no pod yet", BEGIN.plusSeconds(36_000)));
  }

  @Test
  void whoNeverHadAPodWaitsForOneSinceItsJobBegan() {
    assertThat(seen(List.of(), "exceeded quota", 600))
        .as("whenever this operator started")
        .isEqualTo(new Waiting("exceeded quota", BEGIN));
  }

  @Test
  void aShareThatRunsSpeaksForThoseThatWait() {
    List<Pod> pods = List.of(running("a"), pod("ContainerCreating", null));

    assertThat(seen(pods, null, 7200)).isInstanceOf(Running.class);
  }

  @ParameterizedTest
  @CsvSource({
    "65, 70, DataError",
    "137, 75, OutOfMemory",
    "137, 70, OutOfMemory",
    "74, 75, IoError",
    "74, 70, Internal"
  })
  void ofSharesThatFailedTheOneThatLeavesLeastToTrySpeaks(int older, int newer, String reason) {
    List<Pod> pods = List.of(ended("a", older), ended("b", newer), ended("c", 0));

    assertThat(sight(failed(job()), pods, null, new JobTrace(1), 60).observe(""))
        .asInstanceOf(InstanceOfAssertFactories.type(Failed.class))
        .extracting(seen -> seen.failure().reason())
        .isEqualTo(reason);
  }

  @Test
  void ofAnEvictedPodAndOneThatCrashedTheLatterSpeaks() {
    Pod evicted =
        new PodBuilder(ended("a", 137))
            .editStatus()
            .addNewCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();

    assertThat(
            sight(failed(job()), List.of(evicted, ended("b", 74)), null, new JobTrace(1), 60)
                .observe(""))
        .asInstanceOf(InstanceOfAssertFactories.type(Failed.class))
        .extracting(seen -> seen.failure().reason())
        .isEqualTo("IoError");
  }

  @Test
  void whatAStoppedJobWasStoppedForIsWhyItFailed() {
    Stopped stopped = new Stopped(Remove.Why.NOT_STARTED, "did not start", BEGIN.toString());
    Job told = told(stopped);

    assertThat(sight(told, List.of(), null, new JobTrace(1), 1).observe(""))
        .as("its controller may be about to make a pod")
        .isInstanceOf(Stopping.class);
    assertThat(sight(failed(told), List.of(), null, new JobTrace(1), 2).observe(""))
        .isEqualTo(new Failed(stopped.failure(), BEGIN));
  }

  static Job begun(Job job) {
    return new JobBuilder(job).withNewStatus().withStartTime(BEGIN.toString()).endStatus().build();
  }

  private static Job failed(Job job) {
    return new JobBuilder(job)
        .withNewStatus()
        .addNewCondition()
        .withType("Failed")
        .withStatus("True")
        .withLastTransitionTime(BEGIN.toString())
        .endCondition()
        .endStatus()
        .build();
  }

  /** What is seen of a Job so many seconds after it was made. */
  private static StageObservation seen(List<Pod> pods, String complaint, int seconds) {
    return sight(pods, complaint, seconds).observe("");
  }

  private static StageSight sight(List<Pod> pods, String complaint, int seconds) {
    return sight(begun(job()), pods, complaint, new JobTrace(1), seconds);
  }

  static StageSight sight(Job job, List<Pod> pods, String complaint, JobTrace trace, int seconds) {
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

          @Override
          public Optional<String> whyNotMounted(Pod pod) {
            return whyNoPod(new Attempt(job, pods));
          }
        };
    var progress = new ProgressPoller(0, Clock.systemUTC());
    List<Attempt> attempts = List.of(new Attempt(job, pods));
    var senses = new Senses(progress, new Disruptions(), trace, lookup);
    return new StageSight(attempts, senses, BEGIN.plusSeconds(seconds));
  }

  /** One that was told to stop. */
  static Job told(Stopped stopped) {
    return new JobBuilder(job())
        .editMetadata()
        .addToAnnotations(Labels.STOPPED, stopped.encode())
        .endMetadata()
        .build();
  }

  static Job job() {
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
        .withUid("p")
        .addToLabels(Attempt.JOB_NAME, "j")
        .withCreationTimestamp(BEGIN.toString())
        .endMetadata()
        .withNewStatus()
        .withPhase("Pending")
        .addNewContainerStatus()
        .withName("runner")
        .withNewState()
        .withNewWaiting(message, reason)
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  static Pod running(String name) {
    return new PodBuilder(pod("", null))
        .editMetadata()
        .withName(name)
        .withUid(name)
        .endMetadata()
        .editStatus()
        .withPhase("Running")
        .endStatus()
        .build();
  }

  static Pod ended(String name, int exitCode) {
    return new PodBuilder(running(name))
        .editStatus()
        .withPhase(exitCode == 0 ? "Succeeded" : "Failed")
        .editFirstContainerStatus()
        .withNewState()
        .withNewTerminated()
        .withExitCode(exitCode)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
