package io.fixres.contract;

/**
 * How a stage is carried out; none of it changes what comes out, so none of it is hashed.
 *
 * @param threads CPU threads, 0 = as many as the process may use
 * @param checkpoint when it saves its state
 */
public record StageExecution(int threads, Cadence checkpoint) {

  /**
   * When a stage saves its state, besides on SIGTERM.
   *
   * @param everyEpochs after so many epochs of learning, 0 = not by epochs
   * @param everyMinutes and after so many minutes within an epoch or a sweep, 0 = not by time
   * @param keep how many checkpoints stay, 1 or more
   */
  public record Cadence(int everyEpochs, int everyMinutes, int keep) {
    /** The resource's defaults. */
    public static final Cadence DEFAULT = new Cadence(1, 15, 2);

    /** Whether the state is saved when so many epochs are done. */
    public boolean isDueAfter(long epochs) {
      return everyEpochs > 0 && epochs % everyEpochs == 0;
    }

    /** Whether it is saved when the last one is so many seconds old. */
    public boolean isOverdue(double seconds) {
      return everyMinutes > 0 && seconds > 60.0 * everyMinutes;
    }
  }

  /** One checkpoint an epoch, all CPUs. */
  public static final StageExecution DEFAULT = new StageExecution(0, Cadence.DEFAULT);
}
