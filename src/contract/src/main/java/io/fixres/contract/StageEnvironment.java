package io.fixres.contract;

/** Names of the environment variables a stage is started with, and of its container. */
public final class StageEnvironment {
  /** The {@link StageSpec} as JSON. */
  public static final String STAGE = "FIXRES_STAGE";

  /** The stage's hash; the runner refuses a stage that does not hash to it. */
  public static final String STAGE_HASH = "FIXRES_STAGE_HASH";

  /** Identity of the experiment, echoed in results. */
  public static final String EXPERIMENT_UID = "FIXRES_EXPERIMENT_UID";

  /** Identity of this process's owner, written into the stage's lock. */
  public static final String POD_UID = "FIXRES_POD_UID";

  /** Directory of the data set; read only. */
  public static final String DATA = "FIXRES_DATA";

  /** Directory of the workspace. */
  public static final String WORKSPACE = "FIXRES_WORKSPACE";

  /** File for the compact termination message; absent = none is written. */
  public static final String TERMINATION_MESSAGE = "FIXRES_TERMINATION_MESSAGE";

  /** Port for progress, metrics and health; absent = none is opened. */
  public static final String PORT = "FIXRES_PORT";

  /** How many GPUs this process was given; absent = it may do without. */
  public static final String GPUS = "FIXRES_GPUS";

  /** Which share of a sweep this process takes, 0-based; Kubernetes sets it on Indexed Jobs. */
  public static final String SHARD = "JOB_COMPLETION_INDEX";

  /**
   * Set to 1 by a starter whose death should stop the stage: it stops when its standard input ends.
   */
  public static final String WATCH_STDIN = "FIXRES_WATCH_STDIN";

  /** Set to 1 to have a failure's stack trace printed as well. */
  public static final String DEBUG = "FIXRES_DEBUG";

  /** Default of {@link #DATA}. */
  public static final String DEFAULT_DATA = "/data";

  /** Default of {@link #WORKSPACE}. */
  public static final String DEFAULT_WORKSPACE = "/workspace";

  /** The container of a stage's pod that does it; a cluster may add others. */
  public static final String CONTAINER = "runner";

  private StageEnvironment() {}
}
