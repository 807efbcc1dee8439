package io.fixres.contract;

import java.util.Optional;

/**
 * The names of stages: the one home of their spelling. A stage's id is its name behind that of its
 * variant, such as {@code r128-s0/fine-tune-1/sweep}; those that look at all variants have none.
 */
public final class StageIds {
  private static final String TEST = "test/";

  private static final String TUNE = "fine-tune-";

  /** The stage that selects and compares. */
  public static final String CONCLUDE = "conclude";

  /** The winner on the test split. */
  public static final String TEST_WINNER = TEST + "winner";

  /** The winner's untuned network on the test split. */
  public static final String TEST_BASELINE = TEST + "baseline";

  /** Within a variant: its training. */
  public static final String TRAIN = "train";

  /** Within a variant: the sweep of its untuned network. */
  public static final String SWEEP = "sweep";

  /** Within a variant: the control arm that is tuned at the train size. */
  public static final String TUNE_AT_TRAIN_SIZE = TUNE + "at-train";

  /** Within a variant: a rung of the ladder, 1-based. */
  public static String fineTune(int rung) {
    return TUNE + rung;
  }

  /** The id of a variant's stage. */
  public static String in(String variant, String name) {
    return variant + "/" + name;
  }

  /** The id of the sweep of a fine-tuned network. */
  public static String sweepOf(String fineTune) {
    return fineTune + "/" + SWEEP;
  }

  /** The variant that an id is of; empty = the stage looks at all of them. */
  public static Optional<String> variantOf(String id) {
    int slash = id.startsWith(TEST) ? -1 : id.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(id.substring(0, slash));
  }

  /** The name within the variant that an id is of. */
  public static String nameOf(String id) {
    return variantOf(id).map(variant -> id.substring(variant.length() + 1)).orElse(id);
  }

  /** What a stage of this name does. */
  public static StageKind kindOf(String name) {
    if (name.equals(CONCLUDE)) {
      return StageKind.CONCLUDE;
    }
    if (name.startsWith(TEST)) {
      return StageKind.TEST;
    }
    if (name.startsWith(TUNE)) {
      return name.endsWith("/" + SWEEP) ? StageKind.SWEEP_FINE_TUNED : StageKind.FINE_TUNE;
    }
    return name.equals(SWEEP) ? StageKind.SWEEP : StageKind.TRAIN;
  }

  private StageIds() {}
}
