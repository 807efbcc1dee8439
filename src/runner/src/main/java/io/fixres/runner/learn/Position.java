package io.fixres.runner.learn;

import java.util.Map;

/**
 * Where a training stands between two steps, kept with its checkpoint.
 *
 * @param step steps done over all epochs
 * @param lossSum of the current epoch's steps so far
 * @param lossCount how many those are
 * @param seconds worked, over all attempts
 * @param manifest digest of the training images
 * @param remark what people should know of the weights that it began with; empty = nothing
 */
record Position(
    long step, double lossSum, long lossCount, double seconds, String manifest, String remark) {

  static Position start(String manifest) {
    return new Position(0, 0, 0, 0, manifest, "");
  }

  Position withRemark(String words) {
    return new Position(step, lossSum, lossCount, seconds, manifest, words);
  }

  /** The same, but counting seconds that were worked before the first step. */
  Position notBefore(double worked) {
    return new Position(step, lossSum, lossCount, Math.max(seconds, worked), manifest, remark);
  }

  /** The position behind one more step; an epoch's first step starts its sum anew. */
  Position after(float loss, int stepsPerEpoch, double workedSeconds) {
    boolean first = step % stepsPerEpoch == 0;
    return new Position(
        step + 1,
        (first ? 0 : lossSum) + loss,
        (first ? 0 : lossCount) + 1,
        workedSeconds,
        manifest,
        remark);
  }

  /** As notes of a checkpoint; doubles survive the text exactly. */
  Map<String, String> notes() {
    return Map.of(
        "step", Long.toString(step),
        "lossSum", Double.toString(lossSum),
        "lossCount", Long.toString(lossCount),
        "seconds", Double.toString(seconds),
        "manifest", manifest,
        "remark", remark);
  }

  static Position of(Map<String, String> notes) {
    return new Position(
        Long.parseLong(notes.getOrDefault("step", "0")),
        Double.parseDouble(notes.getOrDefault("lossSum", "0")),
        Long.parseLong(notes.getOrDefault("lossCount", "0")),
        Double.parseDouble(notes.getOrDefault("seconds", "0")),
        notes.getOrDefault("manifest", ""),
        notes.getOrDefault("remark", ""));
  }
}
