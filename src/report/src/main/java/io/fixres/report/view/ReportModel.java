package io.fixres.report.view;

import io.fixres.api.FixResExperiment;
import io.fixres.api.FixResExperimentSpec;
import io.fixres.api.FixResExperimentStatus;
import io.fixres.contract.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * All that a report tells of.
 *
 * @param name of the experiment
 * @param spec what was asked for
 * @param status how it went; null = nothing ran yet
 * @param verdict what was found; null = not concluded yet
 * @param words the outcome in sentences, most important first
 * @param specYaml the experiment exactly as its user wrote it
 * @param asOf when the status was written; null = not known
 */
public record ReportModel(
    String name,
    FixResExperimentSpec spec,
    @Nullable FixResExperimentStatus status,
    @Nullable Verdict verdict,
    List<String> words,
    String specYaml,
    @Nullable Instant asOf) {
  public ReportModel {
    words = List.copyOf(words);
  }

  /** Of a resource as read from a file or an API server. */
  public static ReportModel of(
      FixResExperiment experiment,
      @Nullable Verdict verdict,
      List<String> words,
      String yaml,
      @Nullable Instant asOf) {
    String name = Objects.requireNonNullElse(experiment.getMetadata().getName(), "experiment");
    return new ReportModel(
        name, experiment.getSpec(), experiment.getStatus(), verdict, words, yaml, asOf);
  }

  /** When its stages ran. */
  public List<StageSpan> spans() {
    return StageSpan.of(status, asOf);
  }

  /** What must stand beside every figure of drawn scenes; empty for a dataset of images. */
  public String provenance() {
    return isSynthetic() ? "synthetic scenes" : "";
  }

  /** Whether the images were drawn rather than taken. */
  public boolean isSynthetic() {
    return spec.dataset().synthetic() != null;
  }

  /** Whether the experiment trained; otherwise it began with given weights. */
  public boolean isTrained() {
    return spec.train() != null;
  }

  /** The outputs of the network's classifier, where they are known. */
  public OptionalInt outputs() {
    Integer asked = spec.model().numClasses();
    if (asked != null) {
      return OptionalInt.of(asked);
    }
    return status == null || status.dataset() == null
        ? OptionalInt.empty()
        : OptionalInt.of(status.dataset().classes());
  }
}
