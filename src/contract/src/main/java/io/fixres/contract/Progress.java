package io.fixres.contract;

import org.jspecify.annotations.Nullable;

/**
 * How far a running stage is; absent means unknown, never zero.
 *
 * @param uid the experiment's identity
 * @param hash the stage's
 * @param phase what it is doing, for people: drawing, computing features, training, fine-tuning,
 *     scoring, selecting, exporting
 * @param done units of this phase done
 * @param total units in all
 * @param epoch the current epoch, 1-based
 * @param totalEpochs how many
 * @param loss mean of the last steps
 * @param imagesPerSecond over the last seconds
 * @param etaSeconds what is left of this phase
 */
public record Progress(
    String uid,
    String hash,
    String phase,
    long done,
    long total,
    @Nullable Integer epoch,
    @Nullable Integer totalEpochs,
    @Nullable Double loss,
    @Nullable Double imagesPerSecond,
    @Nullable Long etaSeconds) {

  /** Whole percent of the phase done, 0–100. */
  public int percent() {
    return total <= 0 ? 0 : (int) Math.min(100, 100 * done / total);
  }
}
