package io.fixres.contract;

/**
 * How a stage is carried out; none of it changes what comes out, so none of it is hashed.
 *
 * @param threads CPU threads, 0 = as many as the process may use
 * @param checkpoint when a learning stage saves its state
 */
public record StageExecution(int threads, Cadence checkpoint) {

  /**
   * When a learning stage saves its state, besides on SIGTERM.
   *
   * @param everyEpochs after so many epochs, 1 or more
   * @param everyMinutes and after so many minutes within an epoch, 0 = never
   * @param keep how many checkpoints stay, 1 or more
   */
  public record Cadence(int everyEpochs, int everyMinutes, int keep) {
    /** The resource's defaults. */
    public static final Cadence DEFAULT = new Cadence(1, 15, 2);
  }

  /** One checkpoint an epoch, all CPUs. */
  public static final StageExecution DEFAULT = new StageExecution(0, Cadence.DEFAULT);
}
