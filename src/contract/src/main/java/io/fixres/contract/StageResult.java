package io.fixres.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a finished stage says, as {@link Workspace#RESULT}: the truth that everything later reads.
 *
 * @param version {@link Contract#VERSION}
 * @param stage its id, such as {@code r128-s0/train}
 * @param kind what it did
 * @param hash its identity
 * @param uid the experiment it was run for
 * @param data what the images were
 * @param modelSha256 of {@link Workspace#MODEL}; null = it wrote none
 * @param origin {@link Origin} of what it was made from; null = of no other stage's result
 * @param points what it scored, sorted; empty when it scored nothing
 * @param learned how learning went; null = nothing was learned
 * @param verdict of a conclude stage; null otherwise
 * @param notes what people should know, such as a head that was re-initialised
 * @param measured times and throughput: the only part that differs from run to run
 */
public record StageResult(
    int version,
    String stage,
    StageKind kind,
    String hash,
    String uid,
    DataFacts data,
    @Nullable String modelSha256,
    @Nullable String origin,
    List<PointScore> points,
    @Nullable Learned learned,
    @Nullable Verdict verdict,
    List<String> notes,
    Measured measured) {
  public StageResult {
    Objects.requireNonNull(stage, "stage");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(uid, "uid");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(measured, "measured");
    points = List.copyOf(points);
    notes = List.copyOf(notes);
  }

  /** Whether both are conclusions, and this one, made later, left its model where the other had. */
  public boolean replaces(StageResult other) {
    return kind == StageKind.CONCLUDE
        && other.kind == StageKind.CONCLUDE
        && !hash.equals(other.hash)
        && Instant.parse(measured.completionTime())
            .isAfter(Instant.parse(other.measured.completionTime()));
  }

  /** The same, told to another experiment that asks for the same work. */
  public StageResult withUid(String experiment) {
    return new StageResult(
        version,
        stage,
        kind,
        hash,
        experiment,
        data,
        modelSha256,
        origin,
        points,
        learned,
        verdict,
        notes,
        measured);
  }

  /**
   * What the images were.
   *
   * @param manifest SHA-256 over paths, sizes and classes of the images of the split that the stage
   *     read
   * @param trainImages in the training split
   * @param validationImages in the validation split
   * @param classes how many
   * @param unreadable how many images were skipped
   */
  public record DataFacts(
      String manifest, int trainImages, int validationImages, int classes, int unreadable) {
    public DataFacts {
      Objects.requireNonNull(manifest, "manifest");
    }
  }

  /**
   * How learning went.
   *
   * @param epochs done
   * @param steps done
   * @param loss mean over the last epoch; null = nothing got a gradient
   * @param parameters that learned
   */
  public record Learned(int epochs, long steps, @Nullable Double loss, long parameters) {}

  /**
   * What differs from run to run.
   *
   * @param startTime ISO 8601, UTC
   * @param completionTime ISO 8601, UTC
   * @param seconds worked on this stage over all attempts that left a checkpoint
   * @param imagesPerSecond of training; null = nothing was trained
   * @param waitShare share of that time spent waiting for images, 0–1
   * @param engine such as {@code PyTorch 2.7.1}
   * @param runner version of the runner
   * @param device such as {@code cpu} or {@code gpu:0}
   */
  public record Measured(
      String startTime,
      String completionTime,
      double seconds,
      @Nullable Double imagesPerSecond,
      @Nullable Double waitShare,
      String engine,
      String runner,
      String device) {
    public Measured {
      Objects.requireNonNull(startTime, "startTime");
      Objects.requireNonNull(completionTime, "completionTime");
      Objects.requireNonNull(engine, "engine");
      Objects.requireNonNull(runner, "runner");
      Objects.requireNonNull(device, "device");
    }
  }
}
