package io.fixres.contract;

/** Where things lie on the workspace, as paths relative to it: the one home of file names. */
public final class Workspace {
  /** The verdict of the last conclude stage. */
  public static final String VERDICT = "verdict.json";

  /** The best model's directory. */
  public static final String BEST = "best";

  /** Within {@link #BEST}: the checksums of all that is there, written last. */
  public static final String SUMS = "SHA256SUMS";

  /** Digests of given weights, as they were on first use. */
  public static final String WEIGHTS = "weights.json";

  /** The directory of all stages. */
  public static final String STAGES = "stages";

  /** Within a stage's directory: the output of its last attempt, on a machine without a cluster. */
  public static final String LOG = "log.txt";

  /** Within a stage's directory: its {@link StageResult}. */
  public static final String RESULT = "result.json";

  /** Within a stage's directory: its {@link Progress}, replaced as it goes. */
  public static final String PROGRESS = "progress.json";

  /** Within any directory: locked while one of several processes writes what they share. */
  public static final String TURN = "turn.lock";

  /** Within a stage's directory: who works on it. */
  public static final String LOCK = "lock.json";

  /** Within a stage's directory: why the last attempt failed, as {@link StageError}. */
  public static final String ERROR = "error.json";

  /** Within a stage's directory, and in {@link #BEST}: the learned weights. */
  public static final String MODEL = "model.safetensors";

  /** Within a stage's directory: checkpoints of an unfinished training. */
  public static final String CHECKPOINTS = "checkpoints";

  /** Within a stage's directory: what layers that do not learn make of its training images. */
  public static final String FEATURES = "features.bin";

  /** Within a stage's directory: seconds worked on an unfinished sweep's scores. */
  public static final String SECONDS = "seconds.txt";

  private Workspace() {}

  /** The directory of a stage. */
  public static String stage(String hash) {
    return STAGES + "/" + hash;
  }

  /** The directory of one process's share of a stage that several work on. */
  public static String share(String hash, int shard, int shards) {
    return stage(hash) + "/shares/" + shard + "of" + shards;
  }

  /** The directory of a checkpoint's scores on a split. */
  public static String scores(String scoreKey) {
    return "scores/" + scoreKey;
  }

  /** Within a checkpoint's scores: labels and sizes of the split's images. */
  public static final String IMAGES = "images.bin";

  /**
   * Within a checkpoint's scores: the class names in the order of their indices, as a JSON list.
   */
  public static final String CLASSES = "classes.json";

  /** The file of one point's scores, shard by shard; a whole sweep is shard 0 of 1. */
  public static String scoreFile(EvalPoint point, int shard, int shards) {
    String name = point.resolution() + "-" + point.cropPct();
    return shards == 1 ? name + ".scores" : name + "." + shard + "of" + shards + ".scores";
  }

  /** The directory that synthetic scenes are drawn into. */
  public static String synthetic(DatasetRef.Synthetic scenes) {
    return "dataset/scenes-" + scenes.images() + "-" + scenes.classes() + "-" + scenes.seed();
  }
}
