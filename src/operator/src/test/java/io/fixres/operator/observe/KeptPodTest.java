package io.fixres.operator.observe;

import static io.fixres.operator.observe.StageSightTest.BEGIN;
import static io.fixres.operator.observe.StageSightTest.ended;
import static io.fixres.operator.observe.StageSightTest.job;
import static io.fixres.operator.observe.StageSightTest.running;
import static io.fixres.operator.observe.StageSightTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.operator.observe.ExperimentSight.Watched;
import io.fixres.pipeline.decide.Remove;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.ResultsRecord;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Occupied;
import io.fixres.pipeline.observe.StageObservation.Running;
import io.fixres.pipeline.observe.StageObservation.Stopping;
import io.fixres.pipeline.observe.StageObservation.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Pods that something else than the runner keeps: a sidecar, a lost node, a suspension. */
class KeptPodTest {
  @Test
  void ofItsContainersTheRunnerSpeaks() {
    Pod pod =
        new PodBuilder(withProxy(ended("p", 65)))
            .editStatus()
            .editMatchingContainerStatus(status -> status.getName().equals("istio-proxy"))
            .withImageID("proxy@sha256:1")
            .withNewState()
            .withNewTerminated()
            .withExitCode(0)
            .withMessage("drained")
            .endTerminated()
            .endState()
            .endContainerStatus()
            .editMatchingContainerStatus(status -> status.getName().equals("runner"))
            .withImageID("runner@sha256:2")
            .endContainerStatus()
            .endStatus()
            .editOrNewSpec()
            .addNewContainer()
            .withImage("runner:2")
            .endContainer()
            .endSpec()
            .build();

    assertThat(PodState.exitCode(pod)).contains(65);
    assertThat(PodState.message(pod)).contains("");
    assertThat(PodState.imageId(Stream.of(pod), "runner:2")).contains("runner@sha256:2");
  }

  @Test
  void aSidecarThatStaysIsToldAMinuteAfterTheRunnersEnd() {
    Pod kept = outlived(withProxy(ended("p", 0)));

    assertThat(seen(job(), kept, 659)).isInstanceOf(Running.class);
    assertThat(sight(job(), kept, 659).lookAgain()).contains(BEGIN.plusSeconds(660));
    assertThat(seen(job(), kept, 660))
        .asInstanceOf(InstanceOfAssertFactories.type(Waiting.class))
        .satisfies(
            waits -> {
              assertThat(waits.since()).as("no late start").isEqualTo(BEGIN.plusSeconds(660));
              assertThat(waits.why()).contains("pod p has ended", "container istio-proxy");
            });
    assertThat(new Attempt(job(), List.of(running("a"), kept)).workingPod())
        .hasValueSatisfying(pod -> assertThat(pod.getMetadata().getName()).isEqualTo("a"));
  }

  @Test
  void aNativeSidecarMayTakeItsTime() {
    Pod kept =
        new PodBuilder(outlived(ended("p", 0)))
            .editStatus()
            .addNewInitContainerStatus()
            .withName("istio-proxy")
            .withNewState()
            .withNewRunning(BEGIN.toString())
            .endState()
            .endInitContainerStatus()
            .endStatus()
            .build();

    assertThat(seen(job(), kept, 700)).isInstanceOf(Running.class);
    assertThat(sight(job(), kept, 600).lookAgain()).isEmpty();
  }

  /** A pod that goes on after its runner. */
  private static Pod outlived(Pod ended) {
    return new PodBuilder(ended)
        .editStatus()
        .withPhase("Running")
        .editMatchingContainerStatus(status -> status.getName().equals("runner"))
        .editState()
        .editTerminated()
        .withFinishedAt(BEGIN.plusSeconds(600).toString())
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  @Test
  void aStoppedStageWhoseNodeIsLostSaysSo() {
    Pod left = left();
    var stopped = new Stopped(Remove.Why.SUSPENDED, "suspended", BEGIN.toString());
    Job told = told(stopped);

    assertThat(seen(told, left, 599)).isEqualTo(new Stopping(BEGIN));
    assertThat(sight(told, left, 599).lookAgain()).contains(BEGIN.plusSeconds(600));
    assertThat(seen(told, left, 600))
        .asInstanceOf(InstanceOfAssertFactories.type(Stopping.class))
        .satisfies(seen -> assertThat(seen.why()).startsWith("NodeLost: node gpu-7"));
  }

  @Test
  void soDoesOneWhoseJobIsGone() {
    FixResExperiment experiment = experiment("u");
    var objects = new Watched(new ResultsRecord(Map.of()), List.of(), List.of(left()));

    ExperimentSight soon = look(experiment, objects, 599);
    ExperimentSight late = look(experiment, objects, 600);

    assertThat(soon.lookAgain()).contains(BEGIN.plusSeconds(600));
    assertThat(late.observed(Duration.ZERO).stage("0123abcd"))
        .asInstanceOf(InstanceOfAssertFactories.type(Stopping.class))
        .satisfies(seen -> assertThat(seen.why()).startsWith("NodeLost: node gpu-7"));
  }

  @Test
  void whatANamesakeLeftIsNoWorkOfThisOne() {
    var objects = new Watched(new ResultsRecord(Map.of()), List.of(), List.of(left()));

    Observed soon = look(experiment("v"), objects, 599).observed(Duration.ZERO);
    Observed late = look(experiment("v"), objects, 600).observed(Duration.ZERO);

    String ends = "pod p of an earlier experiment of this name is still ending";
    assertThat(soon.stage("0123abcd")).isEqualTo(new Occupied(ends));
    assertThat(late.stage("0123abcd"))
        .asInstanceOf(InstanceOfAssertFactories.type(Occupied.class))
        .satisfies(seen -> assertThat(seen.why()).startsWith(ends + ": NodeLost: node gpu-7"));
  }

  @Test
  void whatANamesakeLeftAtWorkIsNotSaidToEnd() {
    Pod orphan =
        new PodBuilder(left()).editMetadata().withDeletionTimestamp(null).endMetadata().build();
    var objects = new Watched(new ResultsRecord(Map.of()), List.of(), List.of(orphan));

    Observed seen = look(experiment("v"), objects, 0).observed(Duration.ZERO);

    assertThat(seen.stage("0123abcd"))
        .isEqualTo(
            new Occupied(
                "pod p of an earlier experiment of this name is still there: unless it is to go on,"
                    + " delete its Job"));
  }

  private static FixResExperiment experiment(String uid) {
    var experiment = new FixResExperiment();
    experiment.getMetadata().setUid(uid);
    experiment.getMetadata().setGeneration(1L);
    return experiment;
  }

  private static ExperimentSight look(FixResExperiment of, Watched objects, int seconds) {
    return ExperimentSight.of(of, objects, QuietSenses.of(of), BEGIN.plusSeconds(seconds));
  }

  /** A pod that is to go, of a node that does not answer. */
  private static Pod left() {
    return new PodBuilder(running("p"))
        .editMetadata()
        .withDeletionTimestamp(BEGIN.toString())
        .addToLabels(Labels.STAGE_HASH, "0123abcd")
        .addToLabels(Labels.EXPERIMENT_UID, "u")
        .endMetadata()
        .withNewSpec()
        .withNodeName("gpu-7")
        .endSpec()
        .build();
  }

  @Test
  void onlyAJobWithAQueueWaitsInIt() {
    Job suspended = new JobBuilder(job()).editSpec().withSuspend(true).endSpec().build();
    Job queued =
        new JobBuilder(suspended)
            .editMetadata()
            .addToLabels(Labels.QUEUE, "team")
            .endMetadata()
            .build();

    assertThat(StageSightTest.sight(queued, List.of(), null, new JobTrace(1), 1).observe(""))
        .isEqualTo(new Waiting("waits in its queue", BEGIN.plusSeconds(1)));
    assertThat(StageSightTest.sight(suspended, List.of(), null, new JobTrace(1), 1).observe(""))
        .asInstanceOf(InstanceOfAssertFactories.type(Waiting.class))
        .satisfies(waits -> assertThat(waits.why()).startsWith("job j is suspended, by somebody"));
  }

  /** As a kubelet sorts them: by name. */
  private static Pod withProxy(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .addToContainerStatuses(
            0,
            new ContainerStatusBuilder()
                .withName("istio-proxy")
                .withNewState()
                .withNewRunning(BEGIN.toString())
                .endState()
                .build())
        .endStatus()
        .build();
  }

  private static StageObservation seen(Job job, Pod pod, int seconds) {
    return sight(job, pod, seconds).observe("");
  }

  private static StageSight sight(Job job, Pod pod, int seconds) {
    return StageSightTest.sight(job, List.of(pod), null, new JobTrace(1), seconds);
  }
}
