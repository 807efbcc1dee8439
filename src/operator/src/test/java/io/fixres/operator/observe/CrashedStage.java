package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fixres.api.FixResExperiment;
import io.fixres.api.Labels;
import io.fixres.contract.Json;
import io.fixres.operator.observe.ExperimentSight.Watched;
import io.fixres.pipeline.decide.Launch;
import io.fixres.pipeline.observe.Observed;
import io.fixres.pipeline.observe.ResultsRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A stage whose first pod crashed, as a cluster shows it: its Job goes on with the next pod. */
public final class CrashedStage {
  private final Launch launch;
  private final Instant began;

  /** The stage of this launch. */
  public CrashedStage(Launch launch, Instant began) {
    this.launch = launch;
    this.began = began;
  }

  /** Its Job has yet to make the next pod. */
  public Observed beforeTheNextPod(FixResExperiment experiment) {
    return look(experiment, List.of(crashed()));
  }

  /** The next pod waits for a node. */
  public Observed withTheNextPod(FixResExperiment experiment) {
    return look(experiment, List.of(crashed(), unscheduled()));
  }

  private Observed look(FixResExperiment experiment, List<Pod> pods) {
    var objects = new Watched(new ResultsRecord(Map.of()), List.of(job(pods.size() - 1)), pods);
    return ExperimentSight.of(
            experiment, objects, QuietSenses.of(experiment), began.plusSeconds(600))
        .observed(Duration.ofMinutes(10));
  }

  private Job job(int active) {
    return new JobBuilder()
        .withNewMetadata()
        .withName("j")
        .withUid("j")
        .withCreationTimestamp(began.toString())
        .addToLabels(Labels.STAGE_HASH, launch.hash())
        .addToLabels(Labels.ATTEMPT, "1")
        .addToAnnotations(Labels.TALLY, Json.write(launch.tally()))
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withStartTime(began.toString())
        .withFailed(1)
        .withActive(active)
        .endStatus()
        .build();
  }

  private Pod crashed() {
    return new PodBuilder(pod("first", began))
        .withNewStatus()
        .withPhase("Failed")
        .addNewContainerStatus()
        .withName("runner")
        .withNewState()
        .withNewTerminated()
        .withExitCode(70)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private Pod unscheduled() {
    return new PodBuilder(pod("next", began.plusSeconds(590)))
        .withNewStatus()
        .withPhase("Pending")
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withMessage("0/1 nodes are available")
        .endCondition()
        .endStatus()
        .build();
  }

  private Pod pod(String name, Instant made) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withUid(name)
        .withCreationTimestamp(made.toString())
        .addToLabels(Attempt.JOB_NAME, "j")
        .addToLabels(Labels.STAGE_HASH, launch.hash())
        .endMetadata()
        .build();
  }
}
