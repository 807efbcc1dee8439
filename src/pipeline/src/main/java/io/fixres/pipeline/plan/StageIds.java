package io.fixres.pipeline.plan;

/** The names of stages: the one home of their spelling. */
public final class StageIds {
  /** The stage that selects and compares. */
  public static final String CONCLUDE = "conclude";

  /** The winner on the test split. */
  public static final String TEST_WINNER = "test/winner";

  /** The winner's untuned network on the test split. */
  public static final String TEST_BASELINE = "test/baseline";

  /** Within a variant: its training. */
  public static final String TRAIN = "train";

  /** Within a variant: the sweep of its untuned network. */
  public static final String SWEEP = "sweep";

  /** Within a variant: the control arm that is tuned at the train size. */
  public static final String TUNE_AT_TRAIN_SIZE = "fine-tune-at-train";

  /** Within a variant: a rung of the ladder, 1-based. */
  public static String fineTune(int rung) {
    return "fine-tune-" + rung;
  }

  /** The id of a variant's stage. */
  public static String in(Variant variant, String name) {
    return variant.id() + "/" + name;
  }

  /** The id of the sweep of a fine-tuned network. */
  public static String sweepOf(String fineTune) {
    return fineTune + "/" + SWEEP;
  }

  private StageIds() {}
}
