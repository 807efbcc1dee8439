package io.fixres.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fixres.contract.ShardSum;
import io.fixres.contract.StageResult;
import io.fixres.contract.TerminationMessage;
import io.fixres.pipeline.observe.StageObservation;
import io.fixres.pipeline.observe.StageObservation.Succeeded;
import io.fixres.pipeline.observe.StageObservation.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Takes a completed Job's result out of what its pods left; nothing damaged is believed. */
final class ResultReader {
  private static final String INDEX = "batch.kubernetes.io/job-completion-index";

  private ResultReader() {}

  /** Whether every pod that the result takes is there and has ended. */
  static boolean hasAll(Attempt attempt, List<Pod> pods) {
    return byIndex(pods).size() >= completions(attempt);
  }

  static StageObservation read(Attempt attempt, List<Pod> pods, String uid) {
    List<StageResult> shares = new ArrayList<>();
    for (Pod pod : byIndex(pods).values()) {
      Optional<StageResult> share = PodState.message(pod).flatMap(TerminationMessage::decode);
      if (share.isEmpty()) {
        return new Unreadable(
            "pod %s left a message that is no result or is damaged"
                .formatted(pod.getMetadata().getName()));
      }
      if (!share.get().uid().equals(uid) || !share.get().hash().equals(attempt.hash())) {
        return new Unreadable(
            "pod %s left the result of another stage or experiment"
                .formatted(pod.getMetadata().getName()));
      }
      shares.add(share.get());
    }
    return shares.size() < completions(attempt)
        ? new Unreadable("the pods of job %s are gone".formatted(attempt.name()))
        : sum(shares);
  }

  private static StageObservation sum(List<StageResult> shares) {
    try {
      return new Succeeded(ShardSum.of(shares));
    } catch (IllegalArgumentException e) {
      return new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static int completions(Attempt attempt) {
    return Objects.requireNonNullElse(attempt.job().getSpec().getCompletions(), 1);
  }

  /** The pod that finished each share; a Job that is not indexed has one. */
  private static Map<String, Pod> byIndex(List<Pod> pods) {
    Map<String, Pod> byIndex = new TreeMap<>();
    pods.stream()
        .filter(PodState::hasSucceeded)
        .forEach(
            pod ->
                byIndex.put(
                    Objects.requireNonNullElse(pod.getMetadata().getLabels().get(INDEX), "0"),
                    pod));
    return byIndex;
  }
}
